namespace PyModules.Stdlib;

/// <summary>The standard library cannot be had; the message is for the person who builds.</summary>
internal sealed class StdlibException(string message) : Exception(message);
