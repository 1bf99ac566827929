// Ending Python code from outside: what the eval loop and blocking calls look at.

using PyModules.Hosting;

namespace PyModules.Runtime;

/// <summary>A wish that a thread's code come to its end: raised once, and after a time of grace at every step.</summary>
internal sealed class Interruption(string message)
{
    private bool _raised;

    /// <summary>The time for cleaning up is over.</summary>
    internal volatile bool Insist;

    /// <summary>False raised.</summary>
    internal bool Check(ThreadState thread)
    {
        if (_raised && !Insist) return true;
        _raised = true;
        if (Insist) thread.EvalBreaker = 1;
        return Err.Fail(HostExceptions.Interrupted, message);
    }
}
