// Modules/_testclinic.c: parameters that are to become keyword-only or positional-only.

using PyModules.Runtime;

namespace PyModules.Modules;

public static partial class TestClinicModule
{
    [PyFunction, Mirrors("depr_star_pos0_len1_impl", 1933, 1938)]
    [Clinic("""
        depr_star_pos0_len1
            * [from 3.14]
            a: object
        """)]
    private static PyObject? DeprStarPos0Len1(PyObject a) => PyNone.Instance;

    [PyFunction, Mirrors("depr_star_pos0_len2_impl", 1948, 1953)]
    [Clinic("""
        depr_star_pos0_len2
            * [from 3.14]
            a: object
            b: object
        """)]
    private static PyObject? DeprStarPos0Len2(PyObject a, PyObject b) => PyNone.Instance;

    [PyFunction, Mirrors("depr_star_pos0_len3_with_kwd_impl", 1966, 1972)]
    [Clinic("""
        depr_star_pos0_len3_with_kwd
            * [from 3.14]
            a: object
            b: object
            c: object
            *
            d: object
        """)]
    private static PyObject? DeprStarPos0Len3WithKwd(PyObject a, PyObject b, PyObject c, PyObject d) => PyNone.Instance;

    [PyFunction, Mirrors("depr_star_pos1_len1_opt_impl", 1982, 1987)]
    [Clinic("""
        depr_star_pos1_len1_opt
            a: object
            * [from 3.14]
            b: object = None
        """)]
    private static PyObject? DeprStarPos1Len1Opt(PyObject a, PyObject b) => PyNone.Instance;

    [PyFunction, Mirrors("depr_star_pos1_len1_impl", 1997, 2002)]
    [Clinic("""
        depr_star_pos1_len1
            a: object
            * [from 3.14]
            b: object
        """)]
    private static PyObject? DeprStarPos1Len1(PyObject a, PyObject b) => PyNone.Instance;

    [PyFunction, Mirrors("depr_star_pos1_len2_with_kwd_impl", 2015, 2021)]
    [Clinic("""
        depr_star_pos1_len2_with_kwd
            a: object
            * [from 3.14]
            b: object
            c: object
            *
            d: object
        """)]
    private static PyObject? DeprStarPos1Len2WithKwd(PyObject a, PyObject b, PyObject c, PyObject d) => PyNone.Instance;

    [PyFunction, Mirrors("depr_star_pos2_len1_impl", 2032, 2038)]
    [Clinic("""
        depr_star_pos2_len1
            a: object
            b: object
            * [from 3.14]
            c: object
        """)]
    private static PyObject? DeprStarPos2Len1(PyObject a, PyObject b, PyObject c) => PyNone.Instance;

    [PyFunction, Mirrors("depr_star_pos2_len2_impl", 2050, 2056)]
    [Clinic("""
        depr_star_pos2_len2
            a: object
            b: object
            * [from 3.14]
            c: object
            d: object
        """)]
    private static PyObject? DeprStarPos2Len2(PyObject a, PyObject b, PyObject c, PyObject d) => PyNone.Instance;

    [PyFunction, Mirrors("depr_star_pos2_len2_with_kwd_impl", 2070, 2076)]
    [Clinic("""
        depr_star_pos2_len2_with_kwd
            a: object
            b: object
            * [from 3.14]
            c: object
            d: object
            *
            e: object
        """)]
    private static PyObject? DeprStarPos2Len2WithKwd(PyObject a, PyObject b, PyObject c, PyObject d, PyObject e) => PyNone.Instance;

    [PyFunction, Mirrors("depr_star_noinline_impl", 2090, 2096)]
    [Clinic("""
        depr_star_noinline
            a: object
            * [from 3.14]
            b: object
            c: object = None
            *
            d: str(accept={str, robuffer}, zeroes=True) = ''
        """)]
    private static PyObject? DeprStarNoinline(PyObject a, PyObject b, PyObject c, ReadOnlySpan<byte> d) => PyNone.Instance;

    [PyFunction, Mirrors("depr_star_multi_impl", 2115, 2122)]
    [Clinic("""
        depr_star_multi
            a: object
            * [from 3.16]
            b: object
            * [from 3.15]
            c: object
            d: object
            * [from 3.14]
            e: object
            f: object
            g: object
            *
            h: object
        """)]
    private static PyObject? DeprStarMulti(PyObject a, PyObject b, PyObject c, PyObject d, PyObject e, PyObject f, PyObject g, PyObject h) => PyNone.Instance;

    [PyFunction, Mirrors("depr_kwd_required_1_impl", 2133, 2138)]
    [Clinic("""
        depr_kwd_required_1
            a: object
            /
            b: object
            / [from 3.14]
        """)]
    private static PyObject? DeprKwdRequired1(PyObject a, PyObject b) => PyNone.Instance;

    [PyFunction, Mirrors("depr_kwd_required_2_impl", 2150, 2156)]
    [Clinic("""
        depr_kwd_required_2
            a: object
            /
            b: object
            c: object
            / [from 3.14]
        """)]
    private static PyObject? DeprKwdRequired2(PyObject a, PyObject b, PyObject c) => PyNone.Instance;

    [PyFunction, Mirrors("depr_kwd_optional_1_impl", 2167, 2172)]
    [Clinic("""
        depr_kwd_optional_1
            a: object
            /
            b: object = None
            / [from 3.14]
        """)]
    private static PyObject? DeprKwdOptional1(PyObject a, PyObject b) => PyNone.Instance;

    [PyFunction, Mirrors("depr_kwd_optional_2_impl", 2184, 2190)]
    [Clinic("""
        depr_kwd_optional_2
            a: object
            /
            b: object = None
            c: object = None
            / [from 3.14]
        """)]
    private static PyObject? DeprKwdOptional2(PyObject a, PyObject b, PyObject c) => PyNone.Instance;

    [PyFunction, Mirrors("depr_kwd_optional_3_impl", 2201, 2207)]
    [Clinic("""
        depr_kwd_optional_3
            a: object = None
            b: object = None
            c: object = None
            / [from 3.14]
        """)]
    private static PyObject? DeprKwdOptional3(PyObject a, PyObject b, PyObject c) => PyNone.Instance;

    [PyFunction, Mirrors("depr_kwd_required_optional_impl", 2219, 2225)]
    [Clinic("""
        depr_kwd_required_optional
            a: object
            /
            b: object
            c: object = None
            / [from 3.14]
        """)]
    private static PyObject? DeprKwdRequiredOptional(PyObject a, PyObject b, PyObject c) => PyNone.Instance;

    [PyFunction, Mirrors("depr_kwd_noinline_impl", 2239, 2245)]
    [Clinic("""
        depr_kwd_noinline
            a: object
            /
            b: object
            c: object = None
            / [from 3.14]
            d: str(accept={str, robuffer}, zeroes=True) = ''
        """)]
    private static PyObject? DeprKwdNoinline(PyObject a, PyObject b, PyObject c, ReadOnlySpan<byte> d) => PyNone.Instance;

    [PyFunction, Mirrors("depr_kwd_multi_impl", 2264, 2271)]
    [Clinic("""
        depr_kwd_multi
            a: object
            /
            b: object
            / [from 3.14]
            c: object
            d: object
            / [from 3.15]
            e: object
            f: object
            g: object
            / [from 3.16]
            h: object
        """)]
    private static PyObject? DeprKwdMulti(PyObject a, PyObject b, PyObject c, PyObject d, PyObject e, PyObject f, PyObject g, PyObject h) => PyNone.Instance;

    [PyFunction, Mirrors("depr_multi_impl", 2291, 2297)]
    [Clinic("""
        depr_multi
            a: object
            /
            b: object
            / [from 3.14]
            c: object
            / [from 3.15]
            d: object
            * [from 3.15]
            e: object
            * [from 3.14]
            f: object
            *
            g: object
        """)]
    private static PyObject? DeprMulti(PyObject a, PyObject b, PyObject c, PyObject d, PyObject e, PyObject f, PyObject g) => PyNone.Instance;
}
