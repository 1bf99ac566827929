global using PyModules.Hosting;
global using PyModules.Runtime;
global using Xunit;

// One process, a handful of interpreters: a machine with few cores has nothing from more at once.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
