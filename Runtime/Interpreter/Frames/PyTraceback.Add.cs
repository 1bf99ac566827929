// Python/traceback.c, Objects/codeobject.c, Objects/frameobject.c: entries for native code that calls back.

namespace PyModules.Runtime;

public sealed partial class PyTraceback
{
    /// <summary>Put an entry of native code in front of the current exception's traceback: a function, a file and a line, as if it were Python.</summary>
    [Mirrors("_PyTraceback_Add", 332, 366)]
    public static void Add(string function, string file, int line)
    {
        if (Err.Occurred is not { } exception) return;
        PyFrame frame = NewFrame(PyCode.NewEmpty(file, function, line), new PyDict());
        frame.LineNo = line;
        exception.Traceback = new PyTraceback(exception.Traceback, frame, frame.Inner.Unit * 2, line);
    }

    /// <summary>A frame that nothing runs in.</summary>
    [Mirrors("PyFrame_New", 2128, 2165)]
    private static PyFrame NewFrame(PyCode code, PyDict globals)
    {
        Translated translated = Translated.Of(code);
        // As if its RESUME had run: the frame counts as complete.
        int ip = translated.IpOfUnit[code.FirstTraceable + 1];
        return new Frame { Code = translated, Ip = ip, Function = new PyFunction(code, globals), Owner = FrameOwner.FrameObject, Locals = globals }.Object;
    }
}
