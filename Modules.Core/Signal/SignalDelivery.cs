// Modules/signalmodule.c: the part that stands between the system and Python's handlers.

using System.Runtime.InteropServices;
using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Modules;

/// <summary>
/// <c>_PyRuntime.signals</c>: signals are a matter of the process, and so is this state, of which there is one. One interpreter owns it, the first
/// whose main thread asks, until it ends; the others can neither set handlers nor be called by them.
/// How signals arrive: the .NET runtime catches a signal natively and calls back on a thread of its own: it is never safe to run
/// managed code inside a signal handler. The callback notes the signal, writes to the wake-up descriptor, and nudges the main
/// thread with a signal whose handler does nothing, so that a blocking call there ends with EINTR as in C.
/// </summary>
internal sealed unsafe partial class SignalDelivery
{
    /// <summary>The state of the process.</summary>
    internal static SignalDelivery Process { get; } = new();

    private SignalDelivery() { }

    internal const int Count = 65, Sigint = 2, Sigkill = 9, Sigterm = 15, Sigstop = 19, Sigquit = 3, Sigchld = 17, Sigcont = 18,
        Sigill = 4, Sigtrap = 5, Sigabrt = 6, Sigbus = 7, Sigfpe = 8, Sigsegv = 11;

    [LibraryImport("libc")] internal static partial nuint pthread_self();
    [LibraryImport("libc")] internal static partial int pthread_kill(nuint thread, int signal);
    [LibraryImport("libc", SetLastError = true)] internal static partial int raise(int signal);
    [LibraryImport("libc", SetLastError = true)] internal static partial nint write(int fd, byte* data, nuint count);

    private readonly Lock _lock = new();
    private readonly PosixSignalRegistration?[] _registrations = new PosixSignalRegistration?[Count];
    private readonly Disposition?[] _dispositions = new Disposition?[Count];
    private readonly LibC.SigAction[] _systemHandlers = new LibC.SigAction[Count];
    private readonly bool[] _tripped = new bool[Count];
    private readonly bool[] _restarts = new bool[Count];
    private Interpreter? _owner;
    private nuint _mainThread;
    private ulong _blocked;

    /// <summary>Signals that the main thread has blocked: they stay tripped until it lets them in.</summary>
    internal ulong Blocked => _blocked;

    /// <summary>Where a byte is written for each signal, -1 for nowhere.</summary>
    internal int WakeupFd = -1;
    internal bool WarnOnFullBuffer = true;

    /// <summary>What faulthandler.enable() asked for: called with the signal before the process dies of it.</summary>
    internal Action<int>? Fault;

    internal static ulong Bit(int signal) => 1UL << (signal - 1);

    /// <summary>Called on an interpreter's main thread when it imports the module: whether signals are its own from now on.</summary>
    internal bool Attach(Interpreter interpreter)
    {
        lock (_lock)
        {
            if (_owner is not null) return ReferenceEquals(_owner, interpreter);
            _owner = interpreter;
            _mainThread = pthread_self();
        }
        LibC.InstallNudge();
        return true;
    }

    /// <summary>The owner ends; the next interpreter that asks follows.</summary>
    internal void Detach(Interpreter interpreter)
    {
        lock (_lock)
        {
            if (!ReferenceEquals(_owner, interpreter)) return;
            _owner = null;
            _mainThread = 0;
            WakeupFd = -1;
            WarnOnFullBuffer = true;
        }
    }

    /// <summary>Whether the interpreter's main thread runs Python's handlers.</summary>
    internal bool IsOwner(Interpreter interpreter) => ReferenceEquals(_owner, interpreter);

    /// <summary>What the process does with a signal: what the system was told, and for a managed handler the callback.</summary>
    internal sealed class Disposition(LibC.SigAction system, Action<int>? callback = null)
    {
        internal LibC.SigAction System { get; } = system;
        internal Action<int>? Callback { get; } = callback;
        internal bool IsDefault => ReferenceEquals(this, Held) || (Callback is null && System.Handler == 0);
        internal bool IsIgnored => Callback is null && System.Handler == 1;

        internal static Disposition Default { get; } = new(default);
        internal static Disposition Ignore { get; } = new(new LibC.SigAction { Handler = 1 });

        /// <summary>Have Python's handler run.</summary>
        internal static Disposition Python { get; } = new(default, SignalDelivery.Process.Trip);

        /// <summary>The default action, put off as long as the main thread blocks the signal: .NET's own threads do not, and would take the action at once.</summary>
        internal static Disposition Held { get; } = new(default, SignalDelivery.Process.Trip);
    }

    /// <summary>What holds for a signal now; null with errno where there is none.</summary>
    internal Disposition? Current(int signal)
    {
        if (_dispositions[signal] is { } known) return known;
        LibC.SigAction action;
        return LibC.sigaction(signal, null, &action) < 0 ? null : new Disposition(action);
    }

    /// <summary>
    /// Set what happens on a signal, whole, as sigaction() does: there is one handler. Once .NET's own handler is there it is not taken away again
    /// but put back and set aside: a signal that it caught and that its thread has not passed on yet must not take the default action
    /// because Python changed the handler meanwhile. False with errno where it cannot be.
    /// </summary>
    internal bool Set(int signal, Disposition disposition)
    {
        lock (_lock)
        {
            _restarts[signal] = false;
            if (disposition.IsDefault && (_blocked & Bit(signal)) != 0 && IsHeld(signal)) disposition = Disposition.Held;
            LibC.SigAction action = disposition.System;
            if (disposition.Callback is not null)
            {
                if (_registrations[signal] is null)
                {
                    _dispositions[signal] = disposition;
                    _registrations[signal] = PosixSignalRegistration.Create((PosixSignal)signal, context =>
                    {
                        context.Cancel = true;
                        _dispositions[signal]?.Callback?.Invoke(signal);
                    });
                    if (LibC.sigaction(signal, null, &action) != 0 || (!IsHandler(action) && !PutRuntimeHandler(signal, out action))) return false;
                    _systemHandlers[signal] = action;
                    return true;
                }
                action = _systemHandlers[signal];
            }
            if (LibC.sigaction(signal, &action, null) != 0) return false;
            _dispositions[signal] = disposition;
            return true;
        }
    }

    /// <summary>Whether the signal lets the system calls of the main thread go on where they can, instead of ending them. The flags of .NET's handler
    /// stay as they are: it is the nudge that decides. False for signals that cannot have a handler.</summary>
    internal bool SetRestarts(int signal, bool restarts)
    {
        lock (_lock)
        {
            LibC.SigAction action;
            if (signal is Sigkill or Sigstop || LibC.sigaction(signal, null, &action) != 0) return false;
            if (restarts) LibC.InstallRestartingNudge();
            _restarts[signal] = restarts;
            return true;
        }
    }

    private static bool IsHandler(LibC.SigAction action) => action.Handler is not (0 or 1);

    /// <summary>.NET leaves a signal ignored that the process came into the world ignoring. Its handler is one function for all signals, and stands
    /// at those of job control from the first registration on: take it from there.</summary>
    private static bool PutRuntimeHandler(int signal, out LibC.SigAction action)
    {
        LibC.SigAction found = default;
        bool good = (LibC.sigaction(Sigcont, null, &found) == 0 && IsHandler(found)) || (LibC.sigaction(Sigchld, null, &found) == 0 && IsHandler(found));
        action = found;
        return good && LibC.sigaction(signal, &found, null) == 0;
    }

    /// <summary>Whether Python has a handler for the signal.</summary>
    internal bool IsCaught(int signal) => signal is > 0 and < Count && ReferenceEquals(_dispositions[signal], Disposition.Python);

    /// <summary>trip_signal: note the signal and wake whoever should look.</summary>
    [Mirrors("trip_signal", 273, 346)]
    internal void Trip(int signal)
    {
        _tripped[signal] = true;
        if ((Blocked & Bit(signal)) != 0) return;
        _owner?.NotifySignal();
        int fd = WakeupFd;
        if (fd >= 0)
        {
            byte number = (byte)signal;
            nint written;
            do written = write(fd, &number, 1);
            while (written < 0 && Marshal.GetLastPInvokeError() == LibC.EINTR);
            if (written < 0 && Marshal.GetLastPInvokeError() is var error && (WarnOnFullBuffer || error != LibC.EAGAIN))
                _owner?.AddPendingCall(() => ReportWakeupWriteError(error));
        }
        nuint main = _mainThread;
        if (main != 0 && main != pthread_self()) pthread_kill(main, _restarts[signal] ? LibC.RestartingNudgeSignal : LibC.NudgeSignal);
    }

    /// <summary>Say, on the main thread, that the byte for the wake-up descriptor could not be written.</summary>
    [Mirrors("report_wakeup_write_error", 241, 253)]
    private static bool ReportWakeupWriteError(int error)
    {
        Err.FromErrno(error);
        Err.Unraisable("Exception ignored while trying to write to the signal wakeup fd", null);
        return true;
    }

    /// <summary>Whether .NET has a handler at the signal for faults of its own, which takes no notice when the process sends it to itself.</summary>
    internal static bool IsFault(int signal) => signal is Sigill or Sigtrap or Sigabrt or Sigbus or Sigfpe or Sigsegv;

    /// <summary>Take the default action of a fault, with what faulthandler has to say before.</summary>
    internal void DieOf(int signal)
    {
        Fault?.Invoke(signal);
        if (Set(signal, Disposition.Default)) raise(signal);
    }

    /// <summary>Deliver a signal that the process sends to itself: at once, when Python has a handler for it.</summary>
    internal bool TryDeliverToSelf(int signal)
    {
        if (!IsCaught(signal))
        {
            if (signal is > 0 and < Count && ReferenceEquals(_dispositions[signal], Disposition.Held))
            {
                Trip(signal);
                return true;
            }
            if (IsFault(signal) && _dispositions[signal] is null or { IsDefault: true }) DieOf(signal);
            return false;
        }
        Trip(signal);
        return true;
    }

    /// <summary>Take the lowest tripped signal that is not blocked; 0 for none.</summary>
    internal int Take(ulong ignoring)
    {
        for (int signal = 1; signal < Count; signal++)
        {
            if (!_tripped[signal] || (ignoring & Bit(signal)) != 0) continue;
            _tripped[signal] = false;
            return signal;
        }
        return 0;
    }

    /// <summary>The tripped signals that are blocked.</summary>
    internal ulong Pending()
    {
        ulong set = 0;
        for (int signal = 1; signal < Count; signal++)
            if (_tripped[signal] && (Blocked & Bit(signal)) != 0) set |= Bit(signal);
        return set;
    }

    /// <summary>The main thread has another mask: signals that it blocks must wait even if a thread of .NET's gets them, and those that it lets in come now.</summary>
    internal void SetBlocked(ulong mask)
    {
        ulong changed = _blocked ^ mask;
        _blocked = mask;
        for (int signal = 1; signal < Count; signal++)
        {
            if ((changed & Bit(signal)) == 0 || !IsHeld(signal)) continue;
            if ((mask & Bit(signal)) != 0)
            {
                if (Current(signal) is { IsDefault: true }) Set(signal, Disposition.Held);
            }
            else if (ReferenceEquals(_dispositions[signal], Disposition.Held))
            {
                bool waited = _tripped[signal];
                _tripped[signal] = false;
                if (Set(signal, Disposition.Default) && waited) raise(signal);
            }
        }
        Recheck();
    }

    // Not those that cannot have a handler, nor those whose handler .NET needs for itself.
    private static bool IsHeld(int signal) => signal is not (Sigkill or Sigstop or > 31) && !IsFault(signal);

    /// <summary>After a change of the mask: let in what waited.</summary>
    internal void Recheck()
    {
        for (int signal = 1; signal < Count; signal++)
            if (_tripped[signal] && (Blocked & Bit(signal)) == 0) _owner?.NotifySignal();
    }

    [Mirrors("_PyOS_IsMainThread", 2053, 2058)]
    internal bool OnMainThread => pthread_self() == _mainThread;
}
