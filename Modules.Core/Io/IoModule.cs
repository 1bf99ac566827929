// Modules/_io/_iomodule.c: open() and the module's types.

using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Modules;

[PyModule("_io", Source = "Modules/_io/_iomodule.c", Doc = "Streams: raw, buffered and text ones, in memory and on files, and open() that puts them together.")]
public static partial class IoModule
{
    [PyConstant] internal const int DEFAULT_BUFFER_SIZE = 131072;

    internal sealed class State : PyModuleState
    {
        internal PyType? UnsupportedOperation;

        /// <summary>The buffer of a file that has been closed, for the next one.</summary>
        internal byte[]? SpareBuffer;
    }

    /// <summary>Has two bases, so that it is made as a class statement would make it, on first use.</summary>
    internal static PyType UnsupportedOperation => ModuleStates.Get<State>().UnsupportedOperation ??= MakeUnsupported();

    private static PyType MakeUnsupported()
    {
        PyDict dict = new();
        dict.SetItem(PyStr.Intern("__module__"), PyStr.Intern("io"));
        PyObject? made = Obj.Call(PyType.TypeObject, PyStr.Intern("UnsupportedOperation"), PyTuple.Of(Exc.OSError, Exc.ValueError), dict);
        return (PyType?)made ?? throw new InvalidOperationException("UnsupportedOperation could not be made");
    }

    [PyExec, Mirrors("iomodule_exec", 649, 720)]
    private static bool Exec(PyModuleObject module)
    {
        PyStringIO.TypeObject.SkipFinalizer = PyBytesIO.TypeObject.SkipFinalizer = true;
        ThreadState.Current.Interpreter.StreamFactory = static (stream, writing) => new PyClrStream(stream, writing);
        return module.Dict.SetItem(PyStr.Intern("UnsupportedOperation"), UnsupportedOperation) && module.Dict.SetItem(PyStr.Intern("BlockingIOError"), Exc.BlockingIOError);
    }

    internal static bool WarnDefaultEncoding(Interpreter interpreter) => interpreter.Config.WarnDefaultEncoding;

    internal static bool DevMode(Interpreter interpreter) => interpreter.Config.DevMode;

    /// <summary>The encoding of the locale; in UTF-8 mode, which Linux' C locale implies, that of a stream without a named one is UTF-8.</summary>
    internal static PyStr LocaleEncoding(Interpreter interpreter, bool isDefault)
    {
        if (isDefault && interpreter.Config.Utf8Mode) return IoNames.utf8;
        return PyStr.From(Locale.Encoding());
    }

    /// <summary>Add a pickled state's attributes to the object's.</summary>
    internal static bool UpdateDict(PyObject o, PyDict attributes)
    {
        ref PyDict? slot = ref o.DictSlot;
        slot ??= new PyDict();
        PyDict target = slot;
        int position = 0;
        while (attributes.Next(ref position, out PyObject? key, out PyObject? value))
        {
            if (!target.SetItem(key, value)) return false;
        }
        return true;
    }

    [PyFunction("open", "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
        Doc = "Open a file and return a stream on it.\n\nThe mode is r, w, x or a, with + for reading and writing and b for bytes. buffering is 0 for none (bytes only), 1 for lines (text only), else the size.")]
    [Mirrors("_io_open_impl", 198, 453)]
    internal static PyObject? Open(PyObject file, string mode = "r", int buffering = -1, [AllowNone] string? encoding = null, [AllowNone] string? errors = null,
        [AllowNone] string? newline = null, bool closefd = true, PyObject? opener = null)
    {
        PyObject? pathOrFd = file;
        bool isNumber = Num.Check(file);
        if (!isNumber)
        {
            pathOrFd = PyStr.FsPath(file);
            if (pathOrFd is null) return null;
            if (pathOrFd is not PyStr and not PyBytes) return Err.Raise(Exc.TypeError, $"invalid file: {Shown(file)}");
        }
        if (ShortText.Contains(mode, '\0')) return Err.Raise(Exc.ValueError, "embedded null character");
        bool creating = false, reading = false, writing = false, appending = false, updating = false, text = false, binary = false;
        for (int i = 0; i < mode.Length; i++)
        {
            switch (mode[i])
            {
                case 'x': creating = true; break;
                case 'r': reading = true; break;
                case 'w': writing = true; break;
                case 'a': appending = true; break;
                case '+': updating = true; break;
                case 't': text = true; break;
                case 'b': binary = true; break;
                default: return Err.Raise(Exc.ValueError, $"invalid mode: '{mode}'");
            }
            if (ShortText.IndexOf(mode, mode[i], i + 1) >= 0) return Err.Raise(Exc.ValueError, $"invalid mode: '{mode}'");
        }
        string rawMode = (creating ? "x" : "") + (reading ? "r" : "") + (writing ? "w" : "") + (appending ? "a" : "") + (updating ? "+" : "");
        if (text && binary) return Err.Raise(Exc.ValueError, "can't have text and binary mode at once");
        if ((creating ? 1 : 0) + (reading ? 1 : 0) + (writing ? 1 : 0) + (appending ? 1 : 0) > 1) return Err.Raise(Exc.ValueError, "must have exactly one of create/read/write/append mode");
        if (binary && encoding is not null) return Err.Raise(Exc.ValueError, "binary mode doesn't take an encoding argument");
        if (binary && errors is not null) return Err.Raise(Exc.ValueError, "binary mode doesn't take an errors argument");
        if (binary && newline is not null) return Err.Raise(Exc.ValueError, "binary mode doesn't take a newline argument");
        if (binary && buffering == 1 && !Hooks.Warn(Exc.RuntimeWarning, "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used")) return null;

        PyObject? result = Obj.Vectorcall(PyFileIO.TypeObject, (PyObject[])[pathOrFd, PyStr.From(rawMode), PyBool.From(closefd), opener ?? PyNone.Instance], null);
        if (result is null) return null;

        bool isTty = false;
        if (buffering < 0)
        {
            if (Obj.CallMethod(result, IoNames._isatty_open_only) is not { } answer || Obj.IsTrue(answer) is not { } truth) return CloseAfterError(result);
            isTty = truth;
        }
        bool lineBuffering = buffering == 1 || isTty;
        if (lineBuffering) buffering = -1;
        if (buffering < 0)
        {
            if (Obj.GetAttr(result, IoNames._blksize) is not { } size || !Args.AsLong(size, out long block)) return CloseAfterError(result);
            buffering = (int)Math.Max(Math.Min(block, 8192 * 1024), DEFAULT_BUFFER_SIZE);
        }
        if (buffering == 0)
        {
            if (binary) return result;
            Err.Raise(Exc.ValueError, "can't have unbuffered text I/O");
            return CloseAfterError(result);
        }

        PyType? bufferType = updating ? PyBufferedRandom.TypeObject
            : creating || writing || appending ? PyBufferedWriter.TypeObject
            : reading ? PyBufferedReader.TypeObject : null;
        if (bufferType is null)
        {
            Err.Raise(Exc.ValueError, $"unknown mode: '{mode}'");
            return CloseAfterError(result);
        }
        PyObject? buffer = Obj.Call(bufferType, result, PyInt.From(buffering));
        if (buffer is null) return CloseAfterError(result);
        if (binary) return buffer;

        PyObject? wrapper = Obj.Vectorcall(PyTextIOWrapper.TypeObject, (PyObject[])[buffer, Text(encoding), Text(errors), Text(newline), PyBool.From(lineBuffering)], null);
        if (wrapper is null) return CloseAfterError(buffer);
        return Obj.SetAttr(wrapper, IoNames.mode, PyStr.From(mode)) ? wrapper : CloseAfterError(wrapper);

        static PyObject Text(string? s) => s is null ? PyNone.Instance : PyStr.From(s);
    }

    private static string Shown(PyObject o) => Obj.Repr(o) is PyStr text ? text.Value : "?";

    private static PyObject? CloseAfterError(PyObject stream)
    {
        PyBaseException? error = Err.Fetch();
        _ = Obj.CallMethod(stream, IoNames.close);
        Err.ChainContext(error);
        return null;
    }

    [PyFunction("text_encoding", "(encoding, stacklevel=2, /)", Doc = "The encoding to open a text file with: the given one, else 'utf-8' in UTF-8 mode, else 'locale'."), Mirrors("_io_text_encoding_impl", 475, 497)]
    private static PyObject? TextEncoding(Interpreter interpreter, PyObject encoding, int stacklevel = 2)
    {
        if (encoding is not PyNone) return encoding;
        if (WarnDefaultEncoding(interpreter) && !Hooks.Warn(Exc.EncodingWarning, "'encoding' argument not specified", stacklevel)) return null;
        return interpreter.Config.Utf8Mode ? IoNames.utf8 : PyStr.Intern("locale");
    }

    [PyFunction("open_code", "(path)", Doc = "Open a file of code for reading bytes."), Mirrors("_io_open_code_impl", 512, 517)]
    private static PyObject? OpenCode(PyStr path) => Open(path, "rb");
}
