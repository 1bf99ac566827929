// Modules/termios.c: terminal attributes and line control.

using System.Runtime.InteropServices;
using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>POSIX calls for terminals. Every function takes a file descriptor first: a number, or an object with fileno().</summary>
[PyModule("termios", Source = "Modules/termios.c")]
public static unsafe partial class TermiosModule
{
    // Linux' generic values (x64 and arm64 share them). Speeds are rates in baud.
    [PyConstant] private const long
        B0 = 0, B50 = 50, B75 = 75, B110 = 110, B134 = 134, B150 = 150, B200 = 200, B300 = 300, B600 = 600, B1200 = 1200, B1800 = 1800, B2400 = 2400,
        B4800 = 4800, B9600 = 9600, B19200 = 19200, B38400 = 38400, B57600 = 57600, B115200 = 115200, B230400 = 230400, B460800 = 460800, B500000 = 500000,
        B576000 = 576000, B921600 = 921600, B1000000 = 1000000, B1152000 = 1152000, B1500000 = 1500000, B2000000 = 2000000, B2500000 = 2500000,
        B3000000 = 3000000, B3500000 = 3500000, B4000000 = 4000000, CBAUDEX = 4096, TCSANOW = 0, TCSADRAIN = 1, TCSAFLUSH = 2, TCIFLUSH = 0, TCOFLUSH = 1,
        TCIOFLUSH = 2, TCOOFF = 0, TCOON = 1, TCIOFF = 2, TCION = 3, IGNBRK = 1, BRKINT = 2, IGNPAR = 4, PARMRK = 8, INPCK = 16, ISTRIP = 32, INLCR = 64,
        IGNCR = 128, ICRNL = 256, IUCLC = 512, IXON = 1024, IXANY = 2048, IXOFF = 4096, IMAXBEL = 8192, IUTF8 = 16384, OPOST = 1, OLCUC = 2, ONLCR = 4,
        OCRNL = 8, ONOCR = 16, ONLRET = 32, OFILL = 64, OFDEL = 128, NLDLY = 256, CRDLY = 1536, TABDLY = 6144, BSDLY = 8192, VTDLY = 16384, FFDLY = 32768,
        NL0 = 0, NL1 = 256, CR0 = 0, CR1 = 512, CR2 = 1024, CR3 = 1536, TAB0 = 0, TAB1 = 2048, TAB2 = 4096, TAB3 = 6144, XTABS = 6144, BS0 = 0, BS1 = 8192,
        VT0 = 0, VT1 = 16384, FF0 = 0, FF1 = 32768, CSIZE = 48, CSTOPB = 64, CREAD = 128, PARENB = 256, PARODD = 512, HUPCL = 1024, CLOCAL = 2048,
        CIBAUD = 269418496, CRTSCTS = 2147483648, CS5 = 0, CS6 = 16, CS7 = 32, CS8 = 48, ISIG = 1, ICANON = 2, XCASE = 4, ECHO = 8, ECHOE = 16, ECHOK = 32,
        ECHONL = 64, ECHOCTL = 512, ECHOPRT = 1024, ECHOKE = 2048, FLUSHO = 4096, NOFLSH = 128, TOSTOP = 256, PENDIN = 16384, IEXTEN = 32768, EXTPROC = 65536,
        VINTR = 0, VQUIT = 1, VERASE = 2, VKILL = 3, VEOF = 4, VTIME = 5, VMIN = 6, VSWTC = 7, VSWTCH = 7, VSTART = 8, VSTOP = 9, VSUSP = 10, VEOL = 11,
        VREPRINT = 12, VDISCARD = 13, VWERASE = 14, VLNEXT = 15, VEOL2 = 16, B7200 = 7200, B14400 = 14400, B28800 = 28800, B76800 = 76800, CBAUD = 4111,
        CDSUSP = 25, CEOF = 4, CEOL = 0, CEOT = 4, CERASE = 127, CFLUSH = 15, CINTR = 3, CKILL = 21, CLNEXT = 22, CQUIT = 28, CRPRNT = 18, CSTART = 17,
        CSTOP = 19, CSUSP = 26, CWERASE = 23, EXTA = 19200, EXTB = 38400, FIOASYNC = 21586, FIOCLEX = 21585, FIONBIO = 21537, FIONCLEX = 21584,
        FIONREAD = 21531, IBSHIFT = 16, IOCSIZE_MASK = 1073676288, IOCSIZE_SHIFT = 16, NCCS = 32, N_MOUSE = 2, N_PPP = 3, N_SLIP = 1, N_STRIP = 4, N_TTY = 0,
        TCFLSH = 21515, TCGETS = 21505, TCSBRK = 21513, TCSBRKP = 21541, TCSETS = 21506, TCSETSF = 21508, TCSETSW = 21507, TCXONC = 21514, TIOCCONS = 21533,
        TIOCEXCL = 21516, TIOCGETD = 21540, TIOCGICOUNT = 21597, TIOCGLCKTRMIOS = 21590, TIOCGPGRP = 21519, TIOCGSERIAL = 21534, TIOCGSOFTCAR = 21529,
        TIOCGWINSZ = 21523, TIOCINQ = 21531, TIOCLINUX = 21532, TIOCMBIC = 21527, TIOCMBIS = 21526, TIOCMGET = 21525, TIOCMIWAIT = 21596, TIOCMSET = 21528,
        TIOCM_CAR = 64, TIOCM_CD = 64, TIOCM_CTS = 32, TIOCM_DSR = 256, TIOCM_DTR = 2, TIOCM_LE = 1, TIOCM_RI = 128, TIOCM_RNG = 128, TIOCM_RTS = 4,
        TIOCM_SR = 16, TIOCM_ST = 8, TIOCNOTTY = 21538, TIOCNXCL = 21517, TIOCOUTQ = 21521, TIOCPKT = 21536, TIOCPKT_DATA = 0, TIOCPKT_DOSTOP = 32,
        TIOCPKT_FLUSHREAD = 1, TIOCPKT_FLUSHWRITE = 2, TIOCPKT_NOSTOP = 16, TIOCPKT_START = 8, TIOCPKT_STOP = 4, TIOCSCTTY = 21518, TIOCSERCONFIG = 21587,
        TIOCSERGETLSR = 21593, TIOCSERGETMULTI = 21594, TIOCSERGSTRUCT = 21592, TIOCSERGWILD = 21588, TIOCSERSETMULTI = 21595, TIOCSERSWILD = 21589,
        TIOCSER_TEMT = 1, TIOCSETD = 21539, TIOCSLCKTRMIOS = 21591, TIOCSPGRP = 21520, TIOCSSERIAL = 21535, TIOCSSOFTCAR = 21530, TIOCSTI = 21522,
        TIOCSWINSZ = 21524, _POSIX_VDISABLE = 0;

    /// <summary>A call on a terminal failed: an errno and its text.</summary>
    [PyException("termios.error", Base = "global::PyModules.Runtime.Exc.Exception")]
    public static partial PyType Error { get; }

    [PyConstant("error")]
    private static PyType ErrorType => Error;

    [StructLayout(LayoutKind.Sequential)]
    private struct WinSize
    {
        public ushort Rows, Columns, PixelsX, PixelsY;
    }

    [LibraryImport("libc", SetLastError = true)] private static partial int tcsendbreak(int fd, int duration);
    [LibraryImport("libc", SetLastError = true)] private static partial int tcdrain(int fd);
    [LibraryImport("libc", SetLastError = true)] private static partial int tcflush(int fd, int queue);
    [LibraryImport("libc", SetLastError = true)] private static partial int tcflow(int fd, int action);
    [LibraryImport("libc", SetLastError = true)] private static partial int ioctl(int fd, nuint request, void* argument);

    private static PyObject? FromErrno() => Err.FromErrno(Error, Marshal.GetLastPInvokeError());

    private static PyObject? NoneOrErrno(int result) => result == -1 ? FromErrno() : PyNone.Instance;

    /// <summary>The attributes of a terminal as [iflag, oflag, cflag, lflag, ispeed, ospeed, cc]. cc lists the special
    /// characters, each as bytes of length 1; where the terminal is not in canonical mode, VMIN and VTIME are numbers.</summary>
    [PyFunction("tcgetattr", "(fd, /)"), Mirrors("termios_tcgetattr_impl", 97, 179)]
    private static PyObject? TcGetAttr([FileDescriptor] int fd)
    {
        Termios mode = default;
        int r;
        using (Gil.Release()) r = mode.Get(fd);
        if (r == -1) return FromErrno();

        var cc = new PyList();
        for (int i = 0; i < NCCS; i++) cc.Append(PyBytes.From([mode.Characters[i]]));
        if ((mode.Local & ICANON) == 0)
        {
            // In canonical mode the two slots may be those of EOF and EOL, which are characters.
            cc[(int)VMIN] = PyInt.From(mode.Characters[(int)VMIN]);
            cc[(int)VTIME] = PyInt.From(mode.Characters[(int)VTIME]);
        }
        var list = new PyList();
        foreach (uint number in (ReadOnlySpan<uint>)[mode.Input, mode.Output, mode.Control, mode.Local, mode.InputSpeed, mode.OutputSpeed])
            list.Append(PyInt.From(number));
        list.Append(cc);
        return list;
    }

    /// <summary>Set the attributes of a terminal from a list as tcgetattr() returns it. <c>when</c> is TCSANOW: at once,
    /// TCSADRAIN: after all output is sent, or TCSAFLUSH: after all output is sent and unread input is thrown away.</summary>
    [PyFunction("tcsetattr", "(fd, when, attributes, /)"), Mirrors("termios_tcsetattr_impl", 199, 281)]
    private static PyObject? TcSetAttr([FileDescriptor] int fd, int when, PyObject attributes)
    {
        if (attributes is not PyList { Count: 7 } term) return Err.Raise(Exc.TypeError, "tcsetattr, arg 3: must be 7 element list");

        // What the list does not name keeps its present value.
        Termios mode = default;
        int r;
        using (Gil.Release()) r = mode.Get(fd);
        if (r == -1) return FromErrno();

        if (!Flag(term, 0, out mode.Input) || !Flag(term, 1, out mode.Output) || !Flag(term, 2, out mode.Control) || !Flag(term, 3, out mode.Local)
            || !Flag(term, 4, out uint inputSpeed) || !Flag(term, 5, out uint outputSpeed)
            || Item(term, 6) is not { } characters)
            return null;
        if (characters is not PyList cc || cc.Count != NCCS) return Err.Raise(Exc.TypeError, $"tcsetattr: attributes[6] must be {NCCS} element list");
        for (int i = 0; i < NCCS; i++)
        {
            if (Item(cc, i) is not { } value) return null;
            if (value is PyBytes { Length: 1 } character) mode.Characters[i] = character.Span[0];
            else if (value is PyLong)
            {
                if (!Args.AsLong(value, out long number)) return null;
                mode.Characters[i] = (byte)number;
            }
            else return Err.Raise(Exc.TypeError, "tcsetattr: elements of attributes must be bytes objects of length 1 or integers");
        }
        mode.SetSpeeds(inputSpeed, outputSpeed);

        using (Gil.Release()) r = mode.Set(fd, when);
        return NoneOrErrno(r);
    }

    /// <summary><c>PyList_GetItem</c>: converting an item may run code that shortens the list; null raised.</summary>
    private static PyObject? Item(PyList list, int i) => i < list.Count ? list[i] : Err.Raise(Exc.IndexError, "list index out of range");

    private static bool Flag(PyList list, int i, out uint value)
    {
        value = 0;
        if (Item(list, i) is not { } item || !Args.AsLong(item, out long number)) return false;
        value = (uint)number;
        return true;
    }

    /// <summary>Send a break. A duration of zero is a quarter to half a second; what others mean is the system's choice.</summary>
    [PyFunction("tcsendbreak", "(fd, duration, /)"), Mirrors("termios_tcsendbreak_impl", 296, 312)]
    private static PyObject? TcSendBreak([FileDescriptor] int fd, int duration)
    {
        int r;
        using (Gil.Release()) r = tcsendbreak(fd, duration);
        return NoneOrErrno(r);
    }

    /// <summary>Wait until everything written has been sent.</summary>
    [PyFunction("tcdrain", "(fd, /)"), Mirrors("termios_tcdrain_impl", 323, 339)]
    private static PyObject? TcDrain([FileDescriptor] int fd)
    {
        int r;
        using (Gil.Release()) r = tcdrain(fd);
        return NoneOrErrno(r);
    }

    /// <summary>Throw away what is queued: TCIFLUSH input, TCOFLUSH output, TCIOFLUSH both.</summary>
    [PyFunction("tcflush", "(fd, queue, /)"), Mirrors("termios_tcflush_impl", 355, 371)]
    private static PyObject? TcFlush([FileDescriptor] int fd, int queue)
    {
        int r;
        using (Gil.Release()) r = tcflush(fd, queue);
        return NoneOrErrno(r);
    }

    /// <summary>Stop or go on: TCOOFF and TCOON for output, TCIOFF and TCION for input.</summary>
    [PyFunction("tcflow", "(fd, action, /)"), Mirrors("termios_tcflow_impl", 387, 403)]
    private static PyObject? TcFlow([FileDescriptor] int fd, int action)
    {
        int r;
        using (Gil.Release()) r = tcflow(fd, action);
        return NoneOrErrno(r);
    }

    /// <summary>The size of a terminal's window as a tuple (rows, columns).</summary>
    [PyFunction("tcgetwinsize", "(fd, /)"), Mirrors("termios_tcgetwinsize_impl", 416, 474)]
    private static PyObject? TcGetWinSize([FileDescriptor] int fd)
    {
        WinSize w;
        int r;
        using (Gil.Release()) r = ioctl(fd, (nuint)TIOCGWINSZ, &w);
        return r == -1 ? FromErrno() : PyTuple.Of(PyInt.From(w.Rows), PyInt.From(w.Columns));
    }

    /// <summary>Set the size of a terminal's window from a sequence of two: rows and columns.</summary>
    [PyFunction("tcsetwinsize", "(fd, winsize, /)"), Mirrors("termios_tcsetwinsize_impl", 489, 578)]
    private static PyObject? TcSetWinSize([FileDescriptor] int fd, PyObject winsize)
    {
        if (!Seq.Check(winsize) || Seq.Size(winsize) != 2) return Err.Raise(Exc.TypeError, "tcsetwinsize, arg 2: must be a two-item sequence");
        if (Seq.GetItem(winsize, 0) is not { } first || !Args.AsLong(first, out long rows)
            || Seq.GetItem(winsize, 1) is not { } second || !Args.AsLong(second, out long columns))
            return null;

        // The size in pixels stays as it is.
        WinSize w;
        if (ioctl(fd, (nuint)TIOCGWINSZ, &w) == -1) return FromErrno();
        if (rows != (ushort)rows || columns != (ushort)columns) return Err.Raise(Exc.OverflowError, "winsize value(s) out of range.");
        w.Rows = (ushort)rows;
        w.Columns = (ushort)columns;
        int r;
        using (Gil.Release()) r = ioctl(fd, (nuint)TIOCSWINSZ, &w);
        return NoneOrErrno(r);
    }
}
