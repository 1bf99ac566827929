// Include/opcode_ids.h, pycore_opcode_metadata.h: the instructions of 3.14 and what is known of each.
// The tables are those of CPython 3.14.10's own headers.

namespace PyModules.Compiler;

/// <summary>An instruction. Below 256 they occur in code; above are the compiler's pseudo instructions.</summary>
public enum Op : ushort
{
    // What the compiler emits.
    CACHE = 0,
    BINARY_SLICE = 1,
    BUILD_TEMPLATE = 2,
    // Specialised forms: known to dis, never in co_code.
    BINARY_OP_INPLACE_ADD_UNICODE = 3,
    // Others.
    CALL_FUNCTION_EX = 4,
    CHECK_EG_MATCH = 5,
    CHECK_EXC_MATCH = 6,
    CLEANUP_THROW = 7,
    DELETE_SUBSCR = 8,
    END_FOR = 9,
    END_SEND = 10,
    EXIT_INIT_CHECK = 11,
    FORMAT_SIMPLE = 12,
    FORMAT_WITH_SPEC = 13,
    GET_AITER = 14,
    GET_ANEXT = 15,
    GET_ITER = 16,
    RESERVED = 17,
    GET_LEN = 18,
    GET_YIELD_FROM_ITER = 19,
    INTERPRETER_EXIT = 20,
    LOAD_BUILD_CLASS = 21,
    LOAD_LOCALS = 22,
    MAKE_FUNCTION = 23,
    MATCH_KEYS = 24,
    MATCH_MAPPING = 25,
    MATCH_SEQUENCE = 26,
    NOP = 27,
    NOT_TAKEN = 28,
    POP_EXCEPT = 29,
    POP_ITER = 30,
    POP_TOP = 31,
    PUSH_EXC_INFO = 32,
    PUSH_NULL = 33,
    RETURN_GENERATOR = 34,
    RETURN_VALUE = 35,
    SETUP_ANNOTATIONS = 36,
    STORE_SLICE = 37,
    STORE_SUBSCR = 38,
    TO_BOOL = 39,
    UNARY_INVERT = 40,
    UNARY_NEGATIVE = 41,
    UNARY_NOT = 42,
    WITH_EXCEPT_START = 43,
    BINARY_OP = 44,
    BUILD_INTERPOLATION = 45,
    BUILD_LIST = 46,
    BUILD_MAP = 47,
    BUILD_SET = 48,
    BUILD_SLICE = 49,
    BUILD_STRING = 50,
    BUILD_TUPLE = 51,
    CALL = 52,
    CALL_INTRINSIC_1 = 53,
    CALL_INTRINSIC_2 = 54,
    CALL_KW = 55,
    COMPARE_OP = 56,
    CONTAINS_OP = 57,
    CONVERT_VALUE = 58,
    COPY = 59,
    COPY_FREE_VARS = 60,
    DELETE_ATTR = 61,
    DELETE_DEREF = 62,
    DELETE_FAST = 63,
    DELETE_GLOBAL = 64,
    DELETE_NAME = 65,
    DICT_MERGE = 66,
    DICT_UPDATE = 67,
    END_ASYNC_FOR = 68,
    EXTENDED_ARG = 69,
    FOR_ITER = 70,
    GET_AWAITABLE = 71,
    IMPORT_FROM = 72,
    IMPORT_NAME = 73,
    IS_OP = 74,
    JUMP_BACKWARD = 75,
    JUMP_BACKWARD_NO_INTERRUPT = 76,
    JUMP_FORWARD = 77,
    LIST_APPEND = 78,
    LIST_EXTEND = 79,
    LOAD_ATTR = 80,
    LOAD_COMMON_CONSTANT = 81,
    LOAD_CONST = 82,
    LOAD_DEREF = 83,
    LOAD_FAST = 84,
    LOAD_FAST_AND_CLEAR = 85,
    LOAD_FAST_BORROW = 86,
    LOAD_FAST_BORROW_LOAD_FAST_BORROW = 87,
    LOAD_FAST_CHECK = 88,
    LOAD_FAST_LOAD_FAST = 89,
    LOAD_FROM_DICT_OR_DEREF = 90,
    LOAD_FROM_DICT_OR_GLOBALS = 91,
    LOAD_GLOBAL = 92,
    LOAD_NAME = 93,
    LOAD_SMALL_INT = 94,
    LOAD_SPECIAL = 95,
    LOAD_SUPER_ATTR = 96,
    MAKE_CELL = 97,
    MAP_ADD = 98,
    MATCH_CLASS = 99,
    POP_JUMP_IF_FALSE = 100,
    POP_JUMP_IF_NONE = 101,
    POP_JUMP_IF_NOT_NONE = 102,
    POP_JUMP_IF_TRUE = 103,
    RAISE_VARARGS = 104,
    RERAISE = 105,
    SEND = 106,
    SET_ADD = 107,
    SET_FUNCTION_ATTRIBUTE = 108,
    SET_UPDATE = 109,
    STORE_ATTR = 110,
    STORE_DEREF = 111,
    STORE_FAST = 112,
    STORE_FAST_LOAD_FAST = 113,
    STORE_FAST_STORE_FAST = 114,
    STORE_GLOBAL = 115,
    STORE_NAME = 116,
    SWAP = 117,
    UNPACK_EX = 118,
    UNPACK_SEQUENCE = 119,
    YIELD_VALUE = 120,
    RESUME = 128,
    // Specialised forms: known to dis, never in co_code.
    BINARY_OP_ADD_FLOAT = 129,
    BINARY_OP_ADD_INT = 130,
    BINARY_OP_ADD_UNICODE = 131,
    BINARY_OP_EXTEND = 132,
    BINARY_OP_MULTIPLY_FLOAT = 133,
    BINARY_OP_MULTIPLY_INT = 134,
    BINARY_OP_SUBSCR_DICT = 135,
    BINARY_OP_SUBSCR_GETITEM = 136,
    BINARY_OP_SUBSCR_LIST_INT = 137,
    BINARY_OP_SUBSCR_LIST_SLICE = 138,
    BINARY_OP_SUBSCR_STR_INT = 139,
    BINARY_OP_SUBSCR_TUPLE_INT = 140,
    BINARY_OP_SUBTRACT_FLOAT = 141,
    BINARY_OP_SUBTRACT_INT = 142,
    CALL_ALLOC_AND_ENTER_INIT = 143,
    CALL_BOUND_METHOD_EXACT_ARGS = 144,
    CALL_BOUND_METHOD_GENERAL = 145,
    CALL_BUILTIN_CLASS = 146,
    CALL_BUILTIN_FAST = 147,
    CALL_BUILTIN_FAST_WITH_KEYWORDS = 148,
    CALL_BUILTIN_O = 149,
    CALL_ISINSTANCE = 150,
    CALL_KW_BOUND_METHOD = 151,
    CALL_KW_NON_PY = 152,
    CALL_KW_PY = 153,
    CALL_LEN = 154,
    CALL_LIST_APPEND = 155,
    CALL_METHOD_DESCRIPTOR_FAST = 156,
    CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS = 157,
    CALL_METHOD_DESCRIPTOR_NOARGS = 158,
    CALL_METHOD_DESCRIPTOR_O = 159,
    CALL_NON_PY_GENERAL = 160,
    CALL_PY_EXACT_ARGS = 161,
    CALL_PY_GENERAL = 162,
    CALL_STR_1 = 163,
    CALL_TUPLE_1 = 164,
    CALL_TYPE_1 = 165,
    COMPARE_OP_FLOAT = 166,
    COMPARE_OP_INT = 167,
    COMPARE_OP_STR = 168,
    CONTAINS_OP_DICT = 169,
    CONTAINS_OP_SET = 170,
    FOR_ITER_GEN = 171,
    FOR_ITER_LIST = 172,
    FOR_ITER_RANGE = 173,
    FOR_ITER_TUPLE = 174,
    JUMP_BACKWARD_JIT = 175,
    JUMP_BACKWARD_NO_JIT = 176,
    LOAD_ATTR_CLASS = 177,
    LOAD_ATTR_CLASS_WITH_METACLASS_CHECK = 178,
    LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN = 179,
    LOAD_ATTR_INSTANCE_VALUE = 180,
    LOAD_ATTR_METHOD_LAZY_DICT = 181,
    LOAD_ATTR_METHOD_NO_DICT = 182,
    LOAD_ATTR_METHOD_WITH_VALUES = 183,
    LOAD_ATTR_MODULE = 184,
    LOAD_ATTR_NONDESCRIPTOR_NO_DICT = 185,
    LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES = 186,
    LOAD_ATTR_PROPERTY = 187,
    LOAD_ATTR_SLOT = 188,
    LOAD_ATTR_WITH_HINT = 189,
    LOAD_CONST_IMMORTAL = 190,
    LOAD_CONST_MORTAL = 191,
    LOAD_GLOBAL_BUILTIN = 192,
    LOAD_GLOBAL_MODULE = 193,
    LOAD_SUPER_ATTR_ATTR = 194,
    LOAD_SUPER_ATTR_METHOD = 195,
    RESUME_CHECK = 196,
    SEND_GEN = 197,
    STORE_ATTR_INSTANCE_VALUE = 198,
    STORE_ATTR_SLOT = 199,
    STORE_ATTR_WITH_HINT = 200,
    STORE_SUBSCR_DICT = 201,
    STORE_SUBSCR_LIST_INT = 202,
    TO_BOOL_ALWAYS_TRUE = 203,
    TO_BOOL_BOOL = 204,
    TO_BOOL_INT = 205,
    TO_BOOL_LIST = 206,
    TO_BOOL_NONE = 207,
    TO_BOOL_STR = 208,
    UNPACK_SEQUENCE_LIST = 209,
    UNPACK_SEQUENCE_TUPLE = 210,
    UNPACK_SEQUENCE_TWO_TUPLE = 211,
    // Instrumented forms.
    INSTRUMENTED_END_FOR = 234,
    INSTRUMENTED_POP_ITER = 235,
    INSTRUMENTED_END_SEND = 236,
    INSTRUMENTED_FOR_ITER = 237,
    INSTRUMENTED_INSTRUCTION = 238,
    INSTRUMENTED_JUMP_FORWARD = 239,
    INSTRUMENTED_NOT_TAKEN = 240,
    INSTRUMENTED_POP_JUMP_IF_TRUE = 241,
    INSTRUMENTED_POP_JUMP_IF_FALSE = 242,
    INSTRUMENTED_POP_JUMP_IF_NONE = 243,
    INSTRUMENTED_POP_JUMP_IF_NOT_NONE = 244,
    INSTRUMENTED_RESUME = 245,
    INSTRUMENTED_RETURN_VALUE = 246,
    INSTRUMENTED_YIELD_VALUE = 247,
    INSTRUMENTED_END_ASYNC_FOR = 248,
    INSTRUMENTED_LOAD_SUPER_ATTR = 249,
    INSTRUMENTED_CALL = 250,
    INSTRUMENTED_CALL_KW = 251,
    INSTRUMENTED_CALL_FUNCTION_EX = 252,
    INSTRUMENTED_JUMP_BACKWARD = 253,
    INSTRUMENTED_LINE = 254,
    // Others.
    ENTER_EXECUTOR = 255,
    // Pseudo instructions.
    ANNOTATIONS_PLACEHOLDER = 256,
    JUMP = 257,
    JUMP_IF_FALSE = 258,
    JUMP_IF_TRUE = 259,
    JUMP_NO_INTERRUPT = 260,
    LOAD_CLOSURE = 261,
    POP_BLOCK = 262,
    SETUP_CLEANUP = 263,
    SETUP_FINALLY = 264,
    SETUP_WITH = 265,
    STORE_FAST_MAYBE_NULL = 266,
}

/// <summary>Properties of an instruction.</summary>
[Flags]
public enum OpFlags : ushort
{
    Arg = 1,
    Const = 2,
    Name = 4,
    Jump = 8,
    Free = 16,
    Local = 32,
    EvalBreak = 64,
    Deopt = 128,
    Error = 256,
    Escapes = 512,
    Exit = 1024,
    Pure = 2048,
    Passthrough = 4096,
    OpargAnd1 = 8192,
    ErrorNoPop = 16384,
    NoSaveIp = 32768,
}

/// <summary>The metadata tables.</summary>
public static partial class OpInfo
{
    public const int HaveArgument = 43, MinSpecialized = 129, MinInstrumented = 234;

    /// <summary>How many values the instruction takes off the stack.</summary>
    public static int NumPopped(Op op, int oparg)
    {
        switch (op)
        {
            case Op.ANNOTATIONS_PLACEHOLDER:
            case Op.CACHE:
            case Op.COPY_FREE_VARS:
            case Op.DELETE_DEREF:
            case Op.DELETE_FAST:
            case Op.DELETE_GLOBAL:
            case Op.DELETE_NAME:
            case Op.ENTER_EXECUTOR:
            case Op.EXTENDED_ARG:
            case Op.INSTRUMENTED_INSTRUCTION:
            case Op.INSTRUMENTED_JUMP_BACKWARD:
            case Op.INSTRUMENTED_JUMP_FORWARD:
            case Op.INSTRUMENTED_LINE:
            case Op.INSTRUMENTED_NOT_TAKEN:
            case Op.INSTRUMENTED_RESUME:
            case Op.JUMP:
            case Op.JUMP_BACKWARD:
            case Op.JUMP_BACKWARD_JIT:
            case Op.JUMP_BACKWARD_NO_INTERRUPT:
            case Op.JUMP_BACKWARD_NO_JIT:
            case Op.JUMP_FORWARD:
            case Op.JUMP_NO_INTERRUPT:
            case Op.LOAD_BUILD_CLASS:
            case Op.LOAD_CLOSURE:
            case Op.LOAD_COMMON_CONSTANT:
            case Op.LOAD_CONST:
            case Op.LOAD_CONST_IMMORTAL:
            case Op.LOAD_CONST_MORTAL:
            case Op.LOAD_DEREF:
            case Op.LOAD_FAST:
            case Op.LOAD_FAST_AND_CLEAR:
            case Op.LOAD_FAST_BORROW:
            case Op.LOAD_FAST_BORROW_LOAD_FAST_BORROW:
            case Op.LOAD_FAST_CHECK:
            case Op.LOAD_FAST_LOAD_FAST:
            case Op.LOAD_GLOBAL:
            case Op.LOAD_GLOBAL_BUILTIN:
            case Op.LOAD_GLOBAL_MODULE:
            case Op.LOAD_LOCALS:
            case Op.LOAD_NAME:
            case Op.LOAD_SMALL_INT:
            case Op.MAKE_CELL:
            case Op.NOP:
            case Op.NOT_TAKEN:
            case Op.POP_BLOCK:
            case Op.PUSH_NULL:
            case Op.RESERVED:
            case Op.RESUME:
            case Op.RESUME_CHECK:
            case Op.RETURN_GENERATOR:
            case Op.SETUP_ANNOTATIONS:
            case Op.SETUP_CLEANUP:
            case Op.SETUP_FINALLY:
            case Op.SETUP_WITH:
                return 0;
            case Op.BINARY_OP:
            case Op.BINARY_OP_ADD_FLOAT:
            case Op.BINARY_OP_ADD_INT:
            case Op.BINARY_OP_ADD_UNICODE:
            case Op.BINARY_OP_EXTEND:
            case Op.BINARY_OP_INPLACE_ADD_UNICODE:
            case Op.BINARY_OP_MULTIPLY_FLOAT:
            case Op.BINARY_OP_MULTIPLY_INT:
            case Op.BINARY_OP_SUBSCR_DICT:
            case Op.BINARY_OP_SUBSCR_GETITEM:
            case Op.BINARY_OP_SUBSCR_LIST_INT:
            case Op.BINARY_OP_SUBSCR_LIST_SLICE:
            case Op.BINARY_OP_SUBSCR_STR_INT:
            case Op.BINARY_OP_SUBSCR_TUPLE_INT:
            case Op.BINARY_OP_SUBTRACT_FLOAT:
            case Op.BINARY_OP_SUBTRACT_INT:
            case Op.BUILD_TEMPLATE:
            case Op.CALL_INTRINSIC_2:
            case Op.CHECK_EG_MATCH:
            case Op.CHECK_EXC_MATCH:
            case Op.COMPARE_OP:
            case Op.COMPARE_OP_FLOAT:
            case Op.COMPARE_OP_INT:
            case Op.COMPARE_OP_STR:
            case Op.CONTAINS_OP:
            case Op.CONTAINS_OP_DICT:
            case Op.CONTAINS_OP_SET:
            case Op.DELETE_SUBSCR:
            case Op.END_ASYNC_FOR:
            case Op.END_SEND:
            case Op.FORMAT_WITH_SPEC:
            case Op.IMPORT_NAME:
            case Op.INSTRUMENTED_END_ASYNC_FOR:
            case Op.INSTRUMENTED_END_FOR:
            case Op.INSTRUMENTED_END_SEND:
            case Op.IS_OP:
            case Op.MATCH_KEYS:
            case Op.SEND:
            case Op.SEND_GEN:
            case Op.SET_FUNCTION_ATTRIBUTE:
            case Op.STORE_ATTR:
            case Op.STORE_ATTR_INSTANCE_VALUE:
            case Op.STORE_ATTR_SLOT:
            case Op.STORE_ATTR_WITH_HINT:
            case Op.STORE_FAST_STORE_FAST:
                return 2;
            case Op.BINARY_SLICE:
            case Op.CALL_LEN:
            case Op.CALL_LIST_APPEND:
            case Op.CALL_STR_1:
            case Op.CALL_TUPLE_1:
            case Op.CALL_TYPE_1:
            case Op.CLEANUP_THROW:
            case Op.INSTRUMENTED_LOAD_SUPER_ATTR:
            case Op.LOAD_SUPER_ATTR:
            case Op.LOAD_SUPER_ATTR_ATTR:
            case Op.LOAD_SUPER_ATTR_METHOD:
            case Op.MATCH_CLASS:
            case Op.STORE_SUBSCR:
            case Op.STORE_SUBSCR_DICT:
            case Op.STORE_SUBSCR_LIST_INT:
                return 3;
            case Op.BUILD_INTERPOLATION:
                return 2 + (oparg & 1);
            case Op.BUILD_LIST:
            case Op.BUILD_SET:
            case Op.BUILD_SLICE:
            case Op.BUILD_STRING:
            case Op.BUILD_TUPLE:
            case Op.RAISE_VARARGS:
                return oparg;
            case Op.BUILD_MAP:
                return oparg*2;
            case Op.CALL:
            case Op.CALL_ALLOC_AND_ENTER_INIT:
            case Op.CALL_BOUND_METHOD_EXACT_ARGS:
            case Op.CALL_BOUND_METHOD_GENERAL:
            case Op.CALL_BUILTIN_CLASS:
            case Op.CALL_BUILTIN_FAST:
            case Op.CALL_BUILTIN_FAST_WITH_KEYWORDS:
            case Op.CALL_BUILTIN_O:
            case Op.CALL_ISINSTANCE:
            case Op.CALL_METHOD_DESCRIPTOR_FAST:
            case Op.CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS:
            case Op.CALL_METHOD_DESCRIPTOR_NOARGS:
            case Op.CALL_METHOD_DESCRIPTOR_O:
            case Op.CALL_NON_PY_GENERAL:
            case Op.CALL_PY_EXACT_ARGS:
            case Op.CALL_PY_GENERAL:
            case Op.INSTRUMENTED_CALL:
                return 2 + oparg;
            case Op.CALL_FUNCTION_EX:
            case Op.INSTRUMENTED_CALL_FUNCTION_EX:
            case Op.STORE_SLICE:
                return 4;
            case Op.CALL_INTRINSIC_1:
            case Op.CONVERT_VALUE:
            case Op.DELETE_ATTR:
            case Op.END_FOR:
            case Op.EXIT_INIT_CHECK:
            case Op.FORMAT_SIMPLE:
            case Op.FOR_ITER:
            case Op.FOR_ITER_GEN:
            case Op.FOR_ITER_LIST:
            case Op.FOR_ITER_RANGE:
            case Op.FOR_ITER_TUPLE:
            case Op.GET_AITER:
            case Op.GET_ANEXT:
            case Op.GET_AWAITABLE:
            case Op.GET_ITER:
            case Op.GET_LEN:
            case Op.GET_YIELD_FROM_ITER:
            case Op.IMPORT_FROM:
            case Op.INSTRUMENTED_FOR_ITER:
            case Op.INSTRUMENTED_POP_ITER:
            case Op.INSTRUMENTED_POP_JUMP_IF_FALSE:
            case Op.INSTRUMENTED_POP_JUMP_IF_NONE:
            case Op.INSTRUMENTED_POP_JUMP_IF_NOT_NONE:
            case Op.INSTRUMENTED_POP_JUMP_IF_TRUE:
            case Op.INSTRUMENTED_RETURN_VALUE:
            case Op.INSTRUMENTED_YIELD_VALUE:
            case Op.INTERPRETER_EXIT:
            case Op.JUMP_IF_FALSE:
            case Op.JUMP_IF_TRUE:
            case Op.LOAD_ATTR:
            case Op.LOAD_ATTR_CLASS:
            case Op.LOAD_ATTR_CLASS_WITH_METACLASS_CHECK:
            case Op.LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN:
            case Op.LOAD_ATTR_INSTANCE_VALUE:
            case Op.LOAD_ATTR_METHOD_LAZY_DICT:
            case Op.LOAD_ATTR_METHOD_NO_DICT:
            case Op.LOAD_ATTR_METHOD_WITH_VALUES:
            case Op.LOAD_ATTR_MODULE:
            case Op.LOAD_ATTR_NONDESCRIPTOR_NO_DICT:
            case Op.LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES:
            case Op.LOAD_ATTR_PROPERTY:
            case Op.LOAD_ATTR_SLOT:
            case Op.LOAD_ATTR_WITH_HINT:
            case Op.LOAD_FROM_DICT_OR_DEREF:
            case Op.LOAD_FROM_DICT_OR_GLOBALS:
            case Op.LOAD_SPECIAL:
            case Op.MAKE_FUNCTION:
            case Op.MATCH_MAPPING:
            case Op.MATCH_SEQUENCE:
            case Op.POP_EXCEPT:
            case Op.POP_ITER:
            case Op.POP_JUMP_IF_FALSE:
            case Op.POP_JUMP_IF_NONE:
            case Op.POP_JUMP_IF_NOT_NONE:
            case Op.POP_JUMP_IF_TRUE:
            case Op.POP_TOP:
            case Op.PUSH_EXC_INFO:
            case Op.RETURN_VALUE:
            case Op.STORE_DEREF:
            case Op.STORE_FAST:
            case Op.STORE_FAST_LOAD_FAST:
            case Op.STORE_FAST_MAYBE_NULL:
            case Op.STORE_GLOBAL:
            case Op.STORE_NAME:
            case Op.TO_BOOL:
            case Op.TO_BOOL_ALWAYS_TRUE:
            case Op.TO_BOOL_BOOL:
            case Op.TO_BOOL_INT:
            case Op.TO_BOOL_LIST:
            case Op.TO_BOOL_NONE:
            case Op.TO_BOOL_STR:
            case Op.UNARY_INVERT:
            case Op.UNARY_NEGATIVE:
            case Op.UNARY_NOT:
            case Op.UNPACK_EX:
            case Op.UNPACK_SEQUENCE:
            case Op.UNPACK_SEQUENCE_LIST:
            case Op.UNPACK_SEQUENCE_TUPLE:
            case Op.UNPACK_SEQUENCE_TWO_TUPLE:
            case Op.YIELD_VALUE:
                return 1;
            case Op.CALL_KW:
            case Op.CALL_KW_BOUND_METHOD:
            case Op.CALL_KW_NON_PY:
            case Op.CALL_KW_PY:
            case Op.INSTRUMENTED_CALL_KW:
                return 3 + oparg;
            case Op.COPY:
                return 1 + (oparg-1);
            case Op.DICT_MERGE:
                return 5 + (oparg - 1);
            case Op.DICT_UPDATE:
                return 2 + (oparg - 1);
            case Op.LIST_APPEND:
            case Op.LIST_EXTEND:
            case Op.SET_ADD:
            case Op.SET_UPDATE:
                return 2 + (oparg-1);
            case Op.MAP_ADD:
                return 3 + (oparg - 1);
            case Op.RERAISE:
                return 1 + oparg;
            case Op.SWAP:
                return 2 + (oparg-2);
            case Op.WITH_EXCEPT_START:
                return 5;
            default:
                return -1;
        }
    }

    /// <summary>How many values the instruction leaves on the stack.</summary>
    public static int NumPushed(Op op, int oparg)
    {
        switch (op)
        {
            case Op.ANNOTATIONS_PLACEHOLDER:
            case Op.BINARY_OP_INPLACE_ADD_UNICODE:
            case Op.BINARY_OP_SUBSCR_GETITEM:
            case Op.CACHE:
            case Op.CALL_ALLOC_AND_ENTER_INIT:
            case Op.CALL_BOUND_METHOD_EXACT_ARGS:
            case Op.CALL_BOUND_METHOD_GENERAL:
            case Op.CALL_KW_BOUND_METHOD:
            case Op.CALL_KW_PY:
            case Op.CALL_LIST_APPEND:
            case Op.CALL_PY_EXACT_ARGS:
            case Op.CALL_PY_GENERAL:
            case Op.COPY_FREE_VARS:
            case Op.DELETE_ATTR:
            case Op.DELETE_DEREF:
            case Op.DELETE_FAST:
            case Op.DELETE_GLOBAL:
            case Op.DELETE_NAME:
            case Op.DELETE_SUBSCR:
            case Op.END_ASYNC_FOR:
            case Op.END_FOR:
            case Op.ENTER_EXECUTOR:
            case Op.EXIT_INIT_CHECK:
            case Op.EXTENDED_ARG:
            case Op.INSTRUMENTED_END_ASYNC_FOR:
            case Op.INSTRUMENTED_INSTRUCTION:
            case Op.INSTRUMENTED_JUMP_BACKWARD:
            case Op.INSTRUMENTED_JUMP_FORWARD:
            case Op.INSTRUMENTED_LINE:
            case Op.INSTRUMENTED_NOT_TAKEN:
            case Op.INSTRUMENTED_POP_ITER:
            case Op.INSTRUMENTED_POP_JUMP_IF_FALSE:
            case Op.INSTRUMENTED_POP_JUMP_IF_NONE:
            case Op.INSTRUMENTED_POP_JUMP_IF_NOT_NONE:
            case Op.INSTRUMENTED_POP_JUMP_IF_TRUE:
            case Op.INSTRUMENTED_RESUME:
            case Op.INTERPRETER_EXIT:
            case Op.JUMP:
            case Op.JUMP_BACKWARD:
            case Op.JUMP_BACKWARD_JIT:
            case Op.JUMP_BACKWARD_NO_INTERRUPT:
            case Op.JUMP_BACKWARD_NO_JIT:
            case Op.JUMP_FORWARD:
            case Op.JUMP_NO_INTERRUPT:
            case Op.LOAD_ATTR_PROPERTY:
            case Op.MAKE_CELL:
            case Op.NOP:
            case Op.NOT_TAKEN:
            case Op.POP_BLOCK:
            case Op.POP_EXCEPT:
            case Op.POP_ITER:
            case Op.POP_JUMP_IF_FALSE:
            case Op.POP_JUMP_IF_NONE:
            case Op.POP_JUMP_IF_NOT_NONE:
            case Op.POP_JUMP_IF_TRUE:
            case Op.POP_TOP:
            case Op.RAISE_VARARGS:
            case Op.RESERVED:
            case Op.RESUME:
            case Op.RESUME_CHECK:
            case Op.SETUP_ANNOTATIONS:
            case Op.STORE_ATTR:
            case Op.STORE_ATTR_INSTANCE_VALUE:
            case Op.STORE_ATTR_SLOT:
            case Op.STORE_ATTR_WITH_HINT:
            case Op.STORE_DEREF:
            case Op.STORE_FAST:
            case Op.STORE_FAST_MAYBE_NULL:
            case Op.STORE_FAST_STORE_FAST:
            case Op.STORE_GLOBAL:
            case Op.STORE_NAME:
            case Op.STORE_SLICE:
            case Op.STORE_SUBSCR:
            case Op.STORE_SUBSCR_DICT:
            case Op.STORE_SUBSCR_LIST_INT:
                return 0;
            case Op.BINARY_OP:
            case Op.BINARY_OP_ADD_FLOAT:
            case Op.BINARY_OP_ADD_INT:
            case Op.BINARY_OP_ADD_UNICODE:
            case Op.BINARY_OP_EXTEND:
            case Op.BINARY_OP_MULTIPLY_FLOAT:
            case Op.BINARY_OP_MULTIPLY_INT:
            case Op.BINARY_OP_SUBSCR_DICT:
            case Op.BINARY_OP_SUBSCR_LIST_INT:
            case Op.BINARY_OP_SUBSCR_LIST_SLICE:
            case Op.BINARY_OP_SUBSCR_STR_INT:
            case Op.BINARY_OP_SUBSCR_TUPLE_INT:
            case Op.BINARY_OP_SUBTRACT_FLOAT:
            case Op.BINARY_OP_SUBTRACT_INT:
            case Op.BINARY_SLICE:
            case Op.BUILD_INTERPOLATION:
            case Op.BUILD_LIST:
            case Op.BUILD_MAP:
            case Op.BUILD_SET:
            case Op.BUILD_SLICE:
            case Op.BUILD_STRING:
            case Op.BUILD_TEMPLATE:
            case Op.BUILD_TUPLE:
            case Op.CALL:
            case Op.CALL_BUILTIN_CLASS:
            case Op.CALL_BUILTIN_FAST:
            case Op.CALL_BUILTIN_FAST_WITH_KEYWORDS:
            case Op.CALL_BUILTIN_O:
            case Op.CALL_FUNCTION_EX:
            case Op.CALL_INTRINSIC_1:
            case Op.CALL_INTRINSIC_2:
            case Op.CALL_ISINSTANCE:
            case Op.CALL_KW:
            case Op.CALL_KW_NON_PY:
            case Op.CALL_LEN:
            case Op.CALL_METHOD_DESCRIPTOR_FAST:
            case Op.CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS:
            case Op.CALL_METHOD_DESCRIPTOR_NOARGS:
            case Op.CALL_METHOD_DESCRIPTOR_O:
            case Op.CALL_NON_PY_GENERAL:
            case Op.CALL_STR_1:
            case Op.CALL_TUPLE_1:
            case Op.CALL_TYPE_1:
            case Op.COMPARE_OP:
            case Op.COMPARE_OP_FLOAT:
            case Op.COMPARE_OP_INT:
            case Op.COMPARE_OP_STR:
            case Op.CONTAINS_OP:
            case Op.CONTAINS_OP_DICT:
            case Op.CONTAINS_OP_SET:
            case Op.CONVERT_VALUE:
            case Op.END_SEND:
            case Op.FORMAT_SIMPLE:
            case Op.FORMAT_WITH_SPEC:
            case Op.FOR_ITER_GEN:
            case Op.GET_AITER:
            case Op.GET_AWAITABLE:
            case Op.GET_ITER:
            case Op.GET_YIELD_FROM_ITER:
            case Op.IMPORT_NAME:
            case Op.INSTRUMENTED_CALL:
            case Op.INSTRUMENTED_CALL_FUNCTION_EX:
            case Op.INSTRUMENTED_CALL_KW:
            case Op.INSTRUMENTED_END_FOR:
            case Op.INSTRUMENTED_END_SEND:
            case Op.INSTRUMENTED_RETURN_VALUE:
            case Op.INSTRUMENTED_YIELD_VALUE:
            case Op.IS_OP:
            case Op.JUMP_IF_FALSE:
            case Op.JUMP_IF_TRUE:
            case Op.LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN:
            case Op.LOAD_ATTR_NONDESCRIPTOR_NO_DICT:
            case Op.LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES:
            case Op.LOAD_BUILD_CLASS:
            case Op.LOAD_CLOSURE:
            case Op.LOAD_COMMON_CONSTANT:
            case Op.LOAD_CONST:
            case Op.LOAD_CONST_IMMORTAL:
            case Op.LOAD_CONST_MORTAL:
            case Op.LOAD_DEREF:
            case Op.LOAD_FAST:
            case Op.LOAD_FAST_AND_CLEAR:
            case Op.LOAD_FAST_BORROW:
            case Op.LOAD_FAST_CHECK:
            case Op.LOAD_FROM_DICT_OR_DEREF:
            case Op.LOAD_FROM_DICT_OR_GLOBALS:
            case Op.LOAD_LOCALS:
            case Op.LOAD_NAME:
            case Op.LOAD_SMALL_INT:
            case Op.LOAD_SUPER_ATTR_ATTR:
            case Op.MAKE_FUNCTION:
            case Op.MATCH_CLASS:
            case Op.PUSH_NULL:
            case Op.RETURN_GENERATOR:
            case Op.RETURN_VALUE:
            case Op.SEND_GEN:
            case Op.SETUP_FINALLY:
            case Op.SETUP_WITH:
            case Op.SET_FUNCTION_ATTRIBUTE:
            case Op.STORE_FAST_LOAD_FAST:
            case Op.TO_BOOL:
            case Op.TO_BOOL_ALWAYS_TRUE:
            case Op.TO_BOOL_BOOL:
            case Op.TO_BOOL_INT:
            case Op.TO_BOOL_LIST:
            case Op.TO_BOOL_NONE:
            case Op.TO_BOOL_STR:
            case Op.UNARY_INVERT:
            case Op.UNARY_NEGATIVE:
            case Op.UNARY_NOT:
            case Op.YIELD_VALUE:
                return 1;
            case Op.CHECK_EG_MATCH:
            case Op.CHECK_EXC_MATCH:
            case Op.CLEANUP_THROW:
            case Op.FOR_ITER:
            case Op.FOR_ITER_LIST:
            case Op.FOR_ITER_RANGE:
            case Op.FOR_ITER_TUPLE:
            case Op.GET_ANEXT:
            case Op.GET_LEN:
            case Op.IMPORT_FROM:
            case Op.INSTRUMENTED_FOR_ITER:
            case Op.LOAD_ATTR_METHOD_LAZY_DICT:
            case Op.LOAD_ATTR_METHOD_NO_DICT:
            case Op.LOAD_ATTR_METHOD_WITH_VALUES:
            case Op.LOAD_FAST_BORROW_LOAD_FAST_BORROW:
            case Op.LOAD_FAST_LOAD_FAST:
            case Op.LOAD_SPECIAL:
            case Op.LOAD_SUPER_ATTR_METHOD:
            case Op.MATCH_MAPPING:
            case Op.MATCH_SEQUENCE:
            case Op.PUSH_EXC_INFO:
            case Op.SEND:
            case Op.SETUP_CLEANUP:
            case Op.UNPACK_SEQUENCE_TWO_TUPLE:
                return 2;
            case Op.COPY:
                return 2 + (oparg-1);
            case Op.DICT_MERGE:
                return 4 + (oparg - 1);
            case Op.DICT_UPDATE:
            case Op.MAP_ADD:
                return 1 + (oparg - 1);
            case Op.INSTRUMENTED_LOAD_SUPER_ATTR:
            case Op.LOAD_ATTR_CLASS:
            case Op.LOAD_ATTR_CLASS_WITH_METACLASS_CHECK:
            case Op.LOAD_ATTR_INSTANCE_VALUE:
            case Op.LOAD_ATTR_MODULE:
            case Op.LOAD_ATTR_SLOT:
            case Op.LOAD_ATTR_WITH_HINT:
            case Op.LOAD_GLOBAL:
            case Op.LOAD_GLOBAL_BUILTIN:
            case Op.LOAD_GLOBAL_MODULE:
            case Op.LOAD_SUPER_ATTR:
                return 1 + (oparg & 1);
            case Op.LIST_APPEND:
            case Op.LIST_EXTEND:
            case Op.SET_ADD:
            case Op.SET_UPDATE:
                return 1 + (oparg-1);
            case Op.LOAD_ATTR:
                return 1 + (oparg&1);
            case Op.MATCH_KEYS:
                return 3;
            case Op.RERAISE:
            case Op.UNPACK_SEQUENCE:
            case Op.UNPACK_SEQUENCE_LIST:
            case Op.UNPACK_SEQUENCE_TUPLE:
                return oparg;
            case Op.SWAP:
                return 2 + (oparg-2);
            case Op.UNPACK_EX:
                return 1 + (oparg & 0xFF) + (oparg >> 8);
            case Op.WITH_EXCEPT_START:
                return 6;
            default:
                return -1;
        }
    }

    private static ReadOnlySpan<ushort> FlagTable =>
    [
        0, 768, 768, 1952, 17216, 768, 17152, 17152, 768, 33280, 2560, 17152, 768, 768, 768, 17152, 768, 0, 768, 17152,
        512, 768, 768, 768, 768, 0, 0, 2048, 2048, 512, 2560, 2560, 0, 2048, 768, 512, 768, 768, 768, 768,
        768, 768, 2048, 768, 17153, 769, 17153, 769, 769, 257, 257, 16641, 17217, 769, 769, 17153, 769, 769, 769, 2049,
        1, 773, 17169, 801, 17157, 17157, 769, 769, 17161, 1, 17161, 769, 773, 773, 1, 841, 9, 9, 257, 769,
        773, 1, 3, 801, 2081, 33, 2081, 33, 801, 33, 17169, 17157, 773, 773, 1, 17153, 773, 17169, 769, 769,
        9, 9, 9, 9, 17153, 17153, 777, 769, 769, 769, 773, 529, 545, 545, 545, 773, 773, 2049, 769, 769,
        513, 0, 0, 0, 0, 0, 0, 0, 17217, 1280, 1792, 1280, 896, 1280, 1792, 1792, 128, 1664, 1792, 1664,
        1152, 1280, 1792, 17281, 1665, 18305, 961, 961, 961, 1857, 17281, 1921, 1857, 1921, 17280, 897, 1857, 1857, 1857, 1857,
        1857, 1153, 18305, 961, 961, 641, 1025, 1153, 1025, 1793, 897, 129, 1673, 1289, 1545, 841, 841, 1025, 1025, 133,
        1665, 1153, 1025, 1153, 641, 1537, 1665, 1153, 1153, 1669, 3, 3, 129, 129, 901, 17285, 128, 129, 1536, 1664,
        1669, 1792, 1664, 1536, 1024, 1536, 1024, 1024, 1536, 1153, 1153, 1665, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 49920, 512, 17152, 17161, 768, 1,
        0, 1, 1, 513, 513, 17217, 768, 17153, 17161, 773, 17217, 17153, 17216, 833, 512, 1, 2048, 841, 777, 777,
        9, 2081, 2048, 2049, 2049, 2049, 545,
    ];

    private static ReadOnlySpan<byte> ValidTable =>
    [
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    ];

    private static ReadOnlySpan<byte> CacheTable =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 1, 3, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 3, 1, 1, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0,
        1, 0, 0, 0, 1, 1, 1, 1, 0, 0, 1, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    private static ReadOnlySpan<byte> DeoptTable =>
    [
        0, 1, 2, 44, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19,
        20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39,
        40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59,
        60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79,
        80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95, 96, 97, 98, 99,
        100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119,
        120, 121, 122, 123, 124, 125, 126, 127, 128, 44, 44, 44, 44, 44, 44, 44, 44, 44, 44, 44,
        44, 44, 44, 52, 52, 52, 52, 52, 52, 52, 52, 55, 55, 55, 52, 52, 52, 52, 52, 52,
        52, 52, 52, 52, 52, 52, 56, 56, 56, 57, 57, 70, 70, 70, 70, 75, 75, 80, 80, 80,
        80, 80, 80, 80, 80, 80, 80, 80, 80, 80, 82, 82, 92, 92, 96, 96, 128, 106, 110, 110,
        110, 38, 38, 39, 39, 39, 39, 39, 39, 119, 119, 119, 212, 213, 214, 215, 216, 217, 218, 219,
        220, 221, 222, 223, 224, 225, 226, 227, 228, 229, 230, 231, 232, 233, 234, 235, 236, 237, 238, 239,
        240, 241, 242, 243, 244, 245, 246, 247, 248, 249, 250, 251, 252, 253, 254, 255,
    ];

    /// <summary>Whether the number names an instruction.</summary>
    public static bool IsValid(int op) => (uint)op < (uint)ValidTable.Length && ValidTable[op] != 0;

    public static OpFlags Flags(Op op) => (OpFlags)FlagTable[(int)op];

    public static bool HasArg(Op op) => (FlagTable[(int)op] & (int)OpFlags.Arg) != 0;
    public static bool HasConst(Op op) => (FlagTable[(int)op] & (int)OpFlags.Const) != 0;
    public static bool HasName(Op op) => (FlagTable[(int)op] & (int)OpFlags.Name) != 0;
    public static bool HasJump(Op op) => (FlagTable[(int)op] & (int)OpFlags.Jump) != 0;
    public static bool HasFree(Op op) => (FlagTable[(int)op] & (int)OpFlags.Free) != 0;
    public static bool HasLocal(Op op) => (FlagTable[(int)op] & (int)OpFlags.Local) != 0;
    public static bool HasPure(Op op) => (FlagTable[(int)op] & (int)OpFlags.Pure) != 0;
    public static bool HasEvalBreak(Op op) => (FlagTable[(int)op] & (int)OpFlags.EvalBreak) != 0;

    /// <summary>Inline cache entries (2-byte units) that follow the instruction.</summary>
    public static int Caches(Op op) => CacheTable[(byte)op];

    /// <summary>The plain form of a specialised or instrumented instruction.</summary>
    public static Op Deopt(Op op) => (Op)DeoptTable[(byte)op];

    public static bool IsPseudo(Op op) => (int)op >= 256;
}
