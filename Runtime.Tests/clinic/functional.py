"""Run the parts of CPython's test_clinic that call _testclinic and _testclinic_limited; the rest of it needs clinic itself, which is no part of Lib."""
import ast
import importlib.util
import inspect
import re
import sys
import types
import unittest
from functools import partial
from test import support

import _testclinic as ac_tester
import _testclinic_limited

if importlib.util.find_spec("_testcapi") is None:
    # The tests take nothing from it but C's limits.
    limits = sys.modules["_testcapi"] = types.ModuleType("_testcapi")
    for name, bits in ("CHAR", 8), ("SHRT", 16), ("INT", 32), ("LONG", 64), ("LLONG", 64), ("PY_SSIZE_T", 64):
        unsigned = {"PY_SSIZE_T": "SIZE"}.get(name, "U" + name)
        vars(limits).update({f"{name}_MIN": -2**(bits - 1), f"{name}_MAX": 2**(bits - 1) - 1, f"{unsigned}_MAX": 2**bits - 1})

path = importlib.util.find_spec("test.test_clinic").origin
with open(path, encoding="utf-8") as source:
    tree = ast.parse(source.read(), path)
wanted = {"repeat_fn", "ClinicFunctionalTest", "LimitedCAPIFunctionalTest"}
tree.body = [node for node in tree.body if getattr(node, "name", None) in wanted]
__file__ = path
exec(compile(tree, path, "exec"))
if not hasattr(sys.modules.get("_testcapi"), "__file__"):
    del ClinicFunctionalTest.test_get_defining_class_capi  # it calls from C
result = unittest.TextTestRunner(stream=sys.stdout).run(unittest.TestSuite(
    unittest.defaultTestLoader.loadTestsFromTestCase(case) for case in (ClinicFunctionalTest, LimitedCAPIFunctionalTest)))
print(f"{result.testsRun} run, {len(result.failures)} failed, {len(result.errors)} errors, {len(result.skipped)} skipped")
