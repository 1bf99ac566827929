// One interpreter for the tests that need nothing special.

namespace PyModules.Hosting.Tests;

/// <summary>An interpreter that a class of tests shares; what it prints is kept.</summary>
public sealed class PythonFixture : IDisposable
{
    public StringWriter Output { get; } = new();

    public PyInterpreter Python { get; }

    public PythonFixture() => Python = new PyInterpreter(new PyInterpreterOptions { StandardOutput = Output });

    public void Dispose() => Python.Dispose();
}
