// Modules/_testclinic.c: positional-only, named and keyword-only parameters in all combinations.

using PyModules.Runtime;

namespace PyModules.Modules;

public static partial class TestClinicModule
{
    [PyFunction, Mirrors("keywords_impl", 698, 703)]
    [Clinic("""
        keywords
            a: object
            b: object
        """)]
    private static PyObject? Keywords(PyObject a, PyObject b) => PyTuple.Of(a, b);

    [PyFunction, Mirrors("keywords_kwonly_impl", 715, 720)]
    [Clinic("""
        keywords_kwonly
            a: object
            *
            b: object
        """)]
    private static PyObject? KeywordsKwonly(PyObject a, PyObject b) => PyTuple.Of(a, b);

    [PyFunction, Mirrors("keywords_opt_impl", 732, 737)]
    [Clinic("""
        keywords_opt
            a: object
            b: object = None
            c: object = None
        """)]
    private static PyObject? KeywordsOpt(PyObject a, PyObject b, PyObject c) => PyTuple.Of(a, b, c);

    [PyFunction, Mirrors("keywords_opt_kwonly_impl", 751, 757)]
    [Clinic("""
        keywords_opt_kwonly
            a: object
            b: object = None
            *
            c: object = None
            d: object = None
        """)]
    private static PyObject? KeywordsOptKwonly(PyObject a, PyObject b, PyObject c, PyObject d) => PyTuple.Of(a, b, c, d);

    [PyFunction, Mirrors("keywords_kwonly_opt_impl", 770, 776)]
    [Clinic("""
        keywords_kwonly_opt
            a: object
            *
            b: object = None
            c: object = None
        """)]
    private static PyObject? KeywordsKwonlyOpt(PyObject a, PyObject b, PyObject c) => PyTuple.Of(a, b, c);

    [PyFunction, Mirrors("posonly_keywords_impl", 788, 793)]
    [Clinic("""
        posonly_keywords
            a: object
            /
            b: object
        """)]
    private static PyObject? PosonlyKeywords(PyObject a, PyObject b) => PyTuple.Of(a, b);

    [PyFunction, Mirrors("posonly_kwonly_impl", 806, 811)]
    [Clinic("""
        posonly_kwonly
            a: object
            /
            *
            b: object
        """)]
    private static PyObject? PosonlyKwonly(PyObject a, PyObject b) => PyTuple.Of(a, b);

    [PyFunction, Mirrors("posonly_keywords_kwonly_impl", 825, 831)]
    [Clinic("""
        posonly_keywords_kwonly
            a: object
            /
            b: object
            *
            c: object
        """)]
    private static PyObject? PosonlyKeywordsKwonly(PyObject a, PyObject b, PyObject c) => PyTuple.Of(a, b, c);

    [PyFunction, Mirrors("posonly_keywords_opt_impl", 845, 851)]
    [Clinic("""
        posonly_keywords_opt
            a: object
            /
            b: object
            c: object = None
            d: object = None
        """)]
    private static PyObject? PosonlyKeywordsOpt(PyObject a, PyObject b, PyObject c, PyObject d) => PyTuple.Of(a, b, c, d);

    [PyFunction, Mirrors("posonly_opt_keywords_opt_impl", 865, 871)]
    [Clinic("""
        posonly_opt_keywords_opt
            a: object
            b: object = None
            /
            c: object = None
            d: object = None
        """)]
    private static PyObject? PosonlyOptKeywordsOpt(PyObject a, PyObject b, PyObject c, PyObject d) => PyTuple.Of(a, b, c, d);

    [PyFunction, Mirrors("posonly_kwonly_opt_impl", 886, 892)]
    [Clinic("""
        posonly_kwonly_opt
            a: object
            /
            *
            b: object
            c: object = None
            d: object = None
        """)]
    private static PyObject? PosonlyKwonlyOpt(PyObject a, PyObject b, PyObject c, PyObject d) => PyTuple.Of(a, b, c, d);

    [PyFunction, Mirrors("posonly_opt_kwonly_opt_impl", 907, 913)]
    [Clinic("""
        posonly_opt_kwonly_opt
            a: object
            b: object = None
            /
            *
            c: object = None
            d: object = None
        """)]
    private static PyObject? PosonlyOptKwonlyOpt(PyObject a, PyObject b, PyObject c, PyObject d) => PyTuple.Of(a, b, c, d);

    [PyFunction, Mirrors("posonly_keywords_kwonly_opt_impl", 929, 935)]
    [Clinic("""
        posonly_keywords_kwonly_opt
            a: object
            /
            b: object
            *
            c: object
            d: object = None
            e: object = None
        """)]
    private static PyObject? PosonlyKeywordsKwonlyOpt(PyObject a, PyObject b, PyObject c, PyObject d, PyObject e) => PyTuple.Of(a, b, c, d, e);

    [PyFunction, Mirrors("posonly_keywords_opt_kwonly_opt_impl", 951, 958)]
    [Clinic("""
        posonly_keywords_opt_kwonly_opt
            a: object
            /
            b: object
            c: object = None
            *
            d: object = None
            e: object = None
        """)]
    private static PyObject? PosonlyKeywordsOptKwonlyOpt(PyObject a, PyObject b, PyObject c, PyObject d, PyObject e) => PyTuple.Of(a, b, c, d, e);

    [PyFunction, Mirrors("posonly_opt_keywords_opt_kwonly_opt_impl", 973, 980)]
    [Clinic("""
        posonly_opt_keywords_opt_kwonly_opt
            a: object
            b: object = None
            /
            c: object = None
            *
            d: object = None
        """)]
    private static PyObject? PosonlyOptKeywordsOptKwonlyOpt(PyObject a, PyObject b, PyObject c, PyObject d) => PyTuple.Of(a, b, c, d);

    [PyFunction, Mirrors("keyword_only_parameter_impl", 991, 996)]
    [Clinic("""
        keyword_only_parameter
            *
            a: object
        """)]
    private static PyObject? KeywordOnlyParameter(PyObject a) => PyTuple.Of(a);
}
