// Modules/termios.c: struct termios, as the C library fills it from the kernel's.

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PyModules.Modules;

/// <summary>The attributes of a terminal.</summary>
/// <remarks>Spoken over Linux' TCGETS2 and TCSETS2 rather than the C library's tcgetattr, because only libraries of late
/// know speeds as rates in baud and rates that have no constant; the older pass codes, and their constants differ.</remarks>
[StructLayout(LayoutKind.Sequential)]
internal unsafe partial struct Termios
{
    private const uint TCGETS2 = 0x802C542A, TCSETS2 = 0x402C542B;
    private const uint CBAUD = 0x100F, BOther = 0x1000;
    private const int InputShift = 16, Einval = 22, KernelCharacters = 19;

    // Code n means the n-th rate: those up to 15 plainly, the others with the bit that says "extended".
    private static ReadOnlySpan<uint> Plain => [0, 50, 75, 110, 134, 150, 200, 300, 600, 1200, 1800, 2400, 4800, 9600, 19200, 38400];

    private static ReadOnlySpan<uint> Extended =>
        [57600, 115200, 230400, 460800, 500000, 576000, 921600, 1000000, 1152000, 1500000, 2000000, 2500000, 3000000, 3500000, 4000000];

    [InlineArray(32)]
    internal struct ControlCharacters
    {
        private byte _first;
    }

    [InlineArray(KernelCharacters)]
    private struct KernelControlCharacters
    {
        private byte _first;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Kernel
    {
        public uint Input, Output, Control, Local;
        public byte Line;
        public KernelControlCharacters Characters;
        public uint InputSpeed, OutputSpeed;
    }

    internal uint Input, Output, Control, Local;
    private byte _line;
    internal ControlCharacters Characters;
    internal uint InputSpeed, OutputSpeed;

    [LibraryImport("libc", SetLastError = true)] private static partial int ioctl(int fd, nuint request, Kernel* argument);

    /// <summary><c>tcgetattr</c>: -1 says that errno is set.</summary>
    internal int Get(int fd)
    {
        Kernel kernel;
        if (ioctl(fd, TCGETS2, &kernel) == -1) return -1;
        (Input, Output, Control, Local, _line) = (kernel.Input, kernel.Output, kernel.Control, kernel.Local, kernel.Line);
        Characters = default;
        ((ReadOnlySpan<byte>)kernel.Characters).CopyTo(Characters);
        SetSpeeds(kernel.InputSpeed, kernel.OutputSpeed);
        return 0;
    }

    /// <summary><c>cfsetispeed</c> and <c>cfsetospeed</c>: an input speed of 0 is the output's.</summary>
    internal void SetSpeeds(uint input, uint output)
    {
        InputSpeed = input == 0 ? output : input;
        OutputSpeed = output;
        Control = Control & ~(CBAUD | CBAUD << InputShift) | Code(OutputSpeed) | Code(InputSpeed) << InputShift;
    }

    private static uint Code(uint rate)
    {
        int i = Plain.IndexOf(rate);
        if (i >= 0) return (uint)i;
        i = Extended.IndexOf(rate);
        return BOther + (uint)(i + 1);
    }

    /// <summary><c>tcsetattr</c>: -1 says that errno is set.</summary>
    internal readonly int Set(int fd, int when)
    {
        if (when is < 0 or > 2)
        {
            Marshal.SetLastPInvokeError(Einval);
            return -1;
        }
        // No input speed of its own means the output's to the kernel, too.
        uint control = InputSpeed == OutputSpeed ? Control & ~(CBAUD << InputShift) : Control;
        Kernel kernel = new() { Input = Input, Output = Output, Control = control, Local = Local, Line = _line, InputSpeed = InputSpeed, OutputSpeed = OutputSpeed };
        ((ReadOnlySpan<byte>)Characters)[..KernelCharacters].CopyTo(kernel.Characters);
        // The three ways to set follow one another.
        return ioctl(fd, TCSETS2 + (uint)when, &kernel);
    }
}
