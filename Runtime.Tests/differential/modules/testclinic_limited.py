#% every function with too few, too many, named and wrong arguments
import _testclinic_limited as m
import warnings

class Index:
    def __index__(self): return 7

class Real:
    def __float__(self): return 0.5

class File:
    def __init__(self, fd): self.fd = fd
    def fileno(self): return self.fd

values = [(), (1,), (1, 2), (1, 2, 3), (1.5, 2), (2, 1.5), ("a", 1), (1, "a"), (None,), (None, None), (Index(), Index()), (Real(), Real()), (True, False),
          (2**31 - 1,), (2**31,), (-2**31 - 1, 0), (2**31 - 1, 0), (2**31 - 1, -1), (2**64, 1), (1e300, 1e300), (1e39, 1), (File(3),), (File("x"),), (File(-1),), (File(2**40),), (-1,), (True,)]
for name in ["test_empty_function", "my_int_func", "my_int_sum", "my_float_sum", "my_double_sum", "get_file_descriptor"]:
    function = getattr(m, name)
    print(name, function.__text_signature__, type(function).__name__)
    for arguments in values:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                answer = function(*arguments)
            except Exception as error:
                answer = f"{type(error).__name__}: {error}"
        print(" ", repr(answer), [str(w.message) for w in caught])
    try:
        function(x=1)
    except TypeError as error:
        print(" ", error)
