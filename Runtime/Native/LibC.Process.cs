// The C library's functions on processes, users, signals, time and the terminal.

using System.Runtime.InteropServices;

namespace PyModules.Runtime.Native;

internal static unsafe partial class LibC
{
    [LibraryImport(Lib)] public static partial int getpid();
    [LibraryImport(Lib)] public static partial int getppid();
    [LibraryImport(Lib)] public static partial int gettid();
    [LibraryImport(Lib, SetLastError = true)] public static partial int getpgid(int pid);
    [LibraryImport(Lib)] public static partial int getpgrp();
    [LibraryImport(Lib, SetLastError = true)] public static partial int setpgid(int pid, int pgid);
    [LibraryImport(Lib, SetLastError = true)] public static partial int setpgrp();
    [LibraryImport(Lib, SetLastError = true)] public static partial int getsid(int pid);
    [LibraryImport(Lib, SetLastError = true)] public static partial int setsid();
    [LibraryImport(Lib)] public static partial uint getuid();
    [LibraryImport(Lib)] public static partial uint geteuid();
    [LibraryImport(Lib)] public static partial uint getgid();
    [LibraryImport(Lib)] public static partial uint getegid();
    [LibraryImport(Lib, SetLastError = true)] public static partial int getresuid(uint* r, uint* e, uint* s);
    [LibraryImport(Lib, SetLastError = true)] public static partial int getresgid(uint* r, uint* e, uint* s);
    [LibraryImport(Lib, SetLastError = true)] public static partial int setuid(uint id);
    [LibraryImport(Lib, SetLastError = true)] public static partial int seteuid(uint id);
    [LibraryImport(Lib, SetLastError = true)] public static partial int setgid(uint id);
    [LibraryImport(Lib, SetLastError = true)] public static partial int setegid(uint id);
    [LibraryImport(Lib, SetLastError = true)] public static partial int setreuid(uint r, uint e);
    [LibraryImport(Lib, SetLastError = true)] public static partial int setregid(uint r, uint e);
    [LibraryImport(Lib, SetLastError = true)] public static partial int setresuid(uint r, uint e, uint s);
    [LibraryImport(Lib, SetLastError = true)] public static partial int setresgid(uint r, uint e, uint s);
    [LibraryImport(Lib, SetLastError = true)] public static partial int getgroups(int size, uint* list);
    [LibraryImport(Lib, SetLastError = true)] public static partial int setgroups(nuint size, uint* list);
    [LibraryImport(Lib, SetLastError = true)] public static partial int initgroups(byte[] user, uint group);
    [LibraryImport(Lib, SetLastError = true)] public static partial int getgrouplist(byte[] user, uint group, uint* groups, int* count);
    [LibraryImport(Lib, SetLastError = true)] public static partial byte* getlogin();
    [LibraryImport(Lib, SetLastError = true)] public static partial byte* ctermid(byte* buffer);
    [LibraryImport(Lib, SetLastError = true)] public static partial int getpriority(int which, uint who);
    [LibraryImport(Lib, SetLastError = true)] public static partial int setpriority(int which, uint who, int priority);
    [LibraryImport(Lib, SetLastError = true)] public static partial int nice(int increment);
    [LibraryImport(Lib, SetLastError = true)] public static partial int kill(int pid, int signal);
    [LibraryImport(Lib, SetLastError = true)] public static partial int killpg(int pgid, int signal);
    [LibraryImport(Lib, SetLastError = true)] public static partial int raise(int signal);
    [LibraryImport(Lib, SetLastError = true)] public static partial int pidfd_open(int pid, uint flags);
    [LibraryImport(Lib, SetLastError = true)] public static partial int syscall(long number, long a, long b, long c, long d);
    [LibraryImport(Lib, SetLastError = true)] public static partial int waitpid(int pid, int* status, int options);
    [LibraryImport(Lib, SetLastError = true)] public static partial int wait3(int* status, int options, RUsage* usage);
    [LibraryImport(Lib, SetLastError = true)] public static partial int wait4(int pid, int* status, int options, RUsage* usage);
    [LibraryImport(Lib, SetLastError = true)] public static partial int waitid(int kind, uint id, byte* info, int options);
    [LibraryImport(Lib, SetLastError = true)] public static partial int execve(byte[] path, byte** argv, byte** envp);
    [LibraryImport(Lib, SetLastError = true)] public static partial int fexecve(int fd, byte** argv, byte** envp);
    [LibraryImport(Lib)] public static partial void _exit(int status);
    [LibraryImport(Lib)] public static partial void abort();
    [LibraryImport(Lib, SetLastError = true)] public static partial int system(byte[] command);
    [LibraryImport(Lib)] public static partial int posix_spawn(int* pid, byte[] path, byte* actions, byte* attributes, byte** argv, byte** envp);
    [LibraryImport(Lib)] public static partial int posix_spawnp(int* pid, byte[] path, byte* actions, byte* attributes, byte** argv, byte** envp);
    [LibraryImport(Lib)] public static partial int posix_spawn_file_actions_init(byte* actions);
    [LibraryImport(Lib)] public static partial int posix_spawn_file_actions_destroy(byte* actions);
    [LibraryImport(Lib)] public static partial int posix_spawn_file_actions_addopen(byte* actions, int fd, byte[] path, int flags, uint mode);
    [LibraryImport(Lib)] public static partial int posix_spawn_file_actions_addclose(byte* actions, int fd);
    [LibraryImport(Lib)] public static partial int posix_spawn_file_actions_adddup2(byte* actions, int fd, int to);
    [LibraryImport(Lib)] public static partial int posix_spawn_file_actions_addchdir_np(byte* actions, byte[] path);
    [LibraryImport(Lib)] public static partial int posix_spawn_file_actions_addclosefrom_np(byte* actions, int from);
    [LibraryImport(Lib)] public static partial int posix_spawnattr_init(byte* attributes);
    [LibraryImport(Lib)] public static partial int posix_spawnattr_destroy(byte* attributes);
    [LibraryImport(Lib)] public static partial int posix_spawnattr_setflags(byte* attributes, short flags);
    [LibraryImport(Lib)] public static partial int posix_spawnattr_setpgroup(byte* attributes, int pgroup);
    [LibraryImport(Lib)] public static partial int posix_spawnattr_setsigmask(byte* attributes, byte* set);
    [LibraryImport(Lib)] public static partial int posix_spawnattr_setsigdefault(byte* attributes, byte* set);
    [LibraryImport(Lib)] public static partial int posix_spawnattr_setschedpolicy(byte* attributes, int policy);
    [LibraryImport(Lib)] public static partial int posix_spawnattr_setschedparam(byte* attributes, int* parameter);
    [LibraryImport(Lib, SetLastError = true)] public static partial int sched_get_priority_max(int policy);
    [LibraryImport(Lib, SetLastError = true)] public static partial int sched_get_priority_min(int policy);
    [LibraryImport(Lib, SetLastError = true)] public static partial int sched_getscheduler(int pid);
    [LibraryImport(Lib, SetLastError = true)] public static partial int sched_setscheduler(int pid, int policy, int* parameter);
    [LibraryImport(Lib, SetLastError = true)] public static partial int sched_getparam(int pid, int* parameter);
    [LibraryImport(Lib, SetLastError = true)] public static partial int sched_setparam(int pid, int* parameter);
    [LibraryImport(Lib, SetLastError = true)] public static partial int sched_rr_get_interval(int pid, TimeSpec* interval);
    [LibraryImport(Lib, SetLastError = true)] public static partial int sched_yield();
    [LibraryImport(Lib, SetLastError = true)] public static partial int sched_setaffinity(int pid, nuint size, byte* mask);
    [LibraryImport(Lib, SetLastError = true)] public static partial int sched_getaffinity(int pid, nuint size, byte* mask);
    [LibraryImport(Lib, SetLastError = true)] public static partial int getloadavg(double* averages, int count);
    [LibraryImport(Lib, SetLastError = true)] public static partial int uname(byte* result);
    [LibraryImport(Lib, SetLastError = true)] public static partial long times(long* result);
    [LibraryImport(Lib, SetLastError = true)] public static partial int setenv(byte[] name, byte[] value, int overwrite);
    [LibraryImport(Lib, SetLastError = true)] public static partial int unsetenv(byte[] name);
    [LibraryImport(Lib, SetLastError = true)] public static partial byte* getenv(byte[] name);
    [LibraryImport(Lib, SetLastError = true)] public static partial int getrusage(int who, RUsage* usage);
    [LibraryImport(Lib, SetLastError = true)] public static partial int getrlimit(int resource, ulong* limits);
    [LibraryImport(Lib, SetLastError = true)] public static partial int setrlimit(int resource, ulong* limits);
    [LibraryImport(Lib, SetLastError = true)] public static partial int prlimit(int pid, int resource, ulong* newLimits, ulong* oldLimits);
    [LibraryImport(Lib, SetLastError = true)] public static partial int tcgetpgrp(int fd);
    [LibraryImport(Lib, SetLastError = true)] public static partial int tcsetpgrp(int fd, int pgid);
    [LibraryImport(Lib, SetLastError = true)] public static partial int unshare(int flags);
    [LibraryImport(Lib, SetLastError = true)] public static partial int setns(int fd, int type);
    [LibraryImport(Lib, SetLastError = true)] public static partial int getpwnam_r(byte[] name, PassWd* entry, byte* buffer, nuint size, PassWd** result);
    [LibraryImport(Lib, SetLastError = true)] public static partial int getpwuid_r(uint id, PassWd* entry, byte* buffer, nuint size, PassWd** result);
    [LibraryImport(Lib)] public static partial void setpwent();
    [LibraryImport(Lib, SetLastError = true)] public static partial PassWd* getpwent();
    [LibraryImport(Lib)] public static partial void endpwent();
    [LibraryImport(Lib, SetLastError = true)] public static partial int getgrnam_r(byte[] name, Group* entry, byte* buffer, nuint size, Group** result);
    [LibraryImport(Lib, SetLastError = true)] public static partial int getgrgid_r(uint id, Group* entry, byte* buffer, nuint size, Group** result);
    [LibraryImport(Lib)] public static partial void setgrent();
    [LibraryImport(Lib, SetLastError = true)] public static partial Group* getgrent();
    [LibraryImport(Lib)] public static partial void endgrent();

    [LibraryImport(Lib, SetLastError = true)] public static partial int clock_gettime(int clock, TimeSpec* result);
    [LibraryImport(Lib, SetLastError = true)] public static partial int clock_settime(int clock, TimeSpec* value);
    [LibraryImport(Lib, SetLastError = true)] public static partial int clock_getres(int clock, TimeSpec* result);
    [LibraryImport(Lib)] public static partial int clock_nanosleep(int clock, int flags, TimeSpec* request, TimeSpec* remain);
    [LibraryImport(Lib)] public static partial int pthread_getcpuclockid(nuint thread, int* clock);
    [LibraryImport(Lib)] public static partial nuint pthread_self();
    [LibraryImport(Lib)] public static partial int pthread_kill(nuint thread, int signal);
    [LibraryImport(Lib)] public static partial int pthread_sigmask(int how, byte* set, byte* old);
    [LibraryImport(Lib)] public static partial void tzset();
    [LibraryImport(Lib, SetLastError = true)] public static partial Tm* localtime_r(long* time, Tm* result);
    [LibraryImport(Lib, SetLastError = true)] public static partial Tm* gmtime_r(long* time, Tm* result);
    [LibraryImport(Lib, SetLastError = true)] public static partial long mktime(Tm* time);
    [LibraryImport(Lib, SetLastError = true)] public static partial nuint strftime(byte* buffer, nuint size, byte[] format, Tm* time);

    [LibraryImport(Lib, SetLastError = true)] public static partial int sigaction(int signal, SigAction* action, SigAction* old);
    [LibraryImport(Lib, SetLastError = true)] public static partial int sigemptyset(byte* set);
    [LibraryImport(Lib, SetLastError = true)] public static partial int sigfillset(byte* set);
    [LibraryImport(Lib, SetLastError = true)] public static partial int sigaddset(byte* set, int signal);
    [LibraryImport(Lib, SetLastError = true)] public static partial int sigismember(byte* set, int signal);
    [LibraryImport(Lib, SetLastError = true)] public static partial int sigpending(byte* set);
    [LibraryImport(Lib, SetLastError = true)] public static partial int sigwait(byte* set, int* signal);
    [LibraryImport(Lib, SetLastError = true)] public static partial int sigwaitinfo(byte* set, byte* info);
    [LibraryImport(Lib, SetLastError = true)] public static partial int sigtimedwait(byte* set, byte* info, TimeSpec* timeout);
    [LibraryImport(Lib, SetLastError = true)] public static partial int siginterrupt(int signal, int flag);
    [LibraryImport(Lib, SetLastError = true)] public static partial int pause();
    [LibraryImport(Lib)] public static partial uint alarm(uint seconds);
    [LibraryImport(Lib, SetLastError = true)] public static partial int setitimer(int which, TimeVal* value, TimeVal* old);
    [LibraryImport(Lib, SetLastError = true)] public static partial int getitimer(int which, TimeVal* value);
    [LibraryImport(Lib)] public static partial byte* strsignal(int signal);
    [LibraryImport(Lib)] public static partial int __libc_current_sigrtmin();
    [LibraryImport(Lib)] public static partial int __libc_current_sigrtmax();
    [LibraryImport(Lib, SetLastError = true)] public static partial int pidfd_send_signal(int fd, int signal, byte* info, uint flags);

    [LibraryImport(Lib, SetLastError = true)] public static partial int tcgetattr(int fd, Termios* value);
    [LibraryImport(Lib, SetLastError = true)] public static partial int tcsetattr(int fd, int when, Termios* value);
    [LibraryImport(Lib)] public static partial uint cfgetispeed(Termios* value);
    [LibraryImport(Lib)] public static partial uint cfgetospeed(Termios* value);
    [LibraryImport(Lib, SetLastError = true)] public static partial int cfsetispeed(Termios* value, uint speed);
    [LibraryImport(Lib, SetLastError = true)] public static partial int cfsetospeed(Termios* value, uint speed);
    [LibraryImport(Lib, SetLastError = true)] public static partial int tcsendbreak(int fd, int duration);
    [LibraryImport(Lib, SetLastError = true)] public static partial int tcdrain(int fd);
    [LibraryImport(Lib, SetLastError = true)] public static partial int tcflush(int fd, int queue);
    [LibraryImport(Lib, SetLastError = true)] public static partial int tcflow(int fd, int action);
    [LibraryImport(Lib)] public static partial byte* setlocale(int category, byte[]? locale);
    [LibraryImport(Lib)] public static partial byte** localeconv();
    [LibraryImport(Lib)] public static partial byte* nl_langinfo(int item);
    [LibraryImport(Lib)] public static partial int strcoll(byte[] a, byte[] b);
    [LibraryImport(Lib)] public static partial nuint strxfrm(byte* to, byte[] from, nuint size);
    [LibraryImport(Lib)] public static partial byte* gettext(byte[] text);
    [LibraryImport(Lib)] public static partial byte* dgettext(byte[]? domain, byte[] text);
    [LibraryImport(Lib)] public static partial byte* dcgettext(byte[]? domain, byte[] text, int category);
    [LibraryImport(Lib, SetLastError = true)] public static partial byte* textdomain(byte[]? domain);
    [LibraryImport(Lib, SetLastError = true)] public static partial byte* bindtextdomain(byte[] domain, byte[]? folder);
    [LibraryImport(Lib, SetLastError = true)] public static partial byte* bind_textdomain_codeset(byte[] domain, byte[]? codeset);

    [StructLayout(LayoutKind.Sequential)]
    public struct RUsage
    {
        public TimeVal UserTime, SystemTime;
        public long MaxRss, Ixrss, Idrss, Isrss, MinorFaults, MajorFaults, Swaps, InBlocks, OutBlocks, MessagesSent, MessagesReceived, Signals, VoluntarySwitches, InvoluntarySwitches;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct PassWd
    {
        public byte* Name, Password;
        public uint Uid, Gid;
        public byte* Gecos, Dir, Shell;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Group
    {
        public byte* Name, Password;
        public uint Gid;
        public byte** Members;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Tm
    {
        public int Sec, Min, Hour, MDay, Mon, Year, WDay, YDay, IsDst;
        public long GmtOff;
        public byte* Zone;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct SigAction
    {
        public nint Handler;
        public fixed byte Mask[128];
        public int Flags;
        public nint Restorer;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Termios
    {
        public uint InputFlags, OutputFlags, ControlFlags, LocalFlags;
        public byte Line;
        public fixed byte ControlChars[32];
        public uint InputSpeed, OutputSpeed;
    }
}
