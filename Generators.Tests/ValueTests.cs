using System.Reflection;
using Microsoft.CodeAnalysis;
using PyModules.Runtime;

namespace PyModules.Generators.Tests;

/// <summary>Records and enums as Python values. (Enums want CPython's Lib to run: Hosting.Tests has that.)</summary>
public sealed class ValueTests
{
    private const string Source = """
        namespace Demo;

        [PyModule("_values")]
        public static partial class ValuesModule
        {
            [PyFunction] private static Reading Read(double value) => new(value, "C", Quality.Good, null);
            [PyFunction] private static Node? Chain(int length) => length == 0 ? null : new(length, Chain(length - 1));
            [PyFunction] private static int Sum(Node? node) => node is null ? 0 : node.Value + Sum(node.Next);
            [PyFunction, Clinic("_values.scale\n  reading: object\n  by: double = 2.0")] private static (double, Reading) Scale(PyObject reading, double by) => (by, new(by, "K", Quality.Bad, reading));
        }

        /// <summary>What was measured.</summary>
        /// <param name="Value">In the unit's scale.</param>
        [PyRecord("_values.Reading", Module = typeof(ValuesModule))]
        public readonly partial record struct Reading(double Value, string UnitName, Quality Quality, PyObject? Origin);

        /// <summary>A list.</summary>
        [PyRecord("_values.Node")]
        public sealed partial record Node(int Value, Node? Next);

        public enum Quality { Bad, Good }

        /// <summary>What may be done.</summary>
        [Flags, PyEnum("_values.Modes", Module = typeof(ValuesModule))]
        public enum Modes : byte { None, Read, Write, ReadWrite = 3 }

        [PyType("_values.Probe", Module = typeof(ValuesModule))]
        public sealed partial class Probe : PyObject
        {
            [PySlot(Slot.New, Signature = "()")] private static PyObject? New(PyType cls) => cls.Alloc();
            [PyGetSet("latest")] private Reading Latest => new(1, "C", Quality.Good, null);
        }
        """;

    private static readonly Lazy<(PyModuleObject Module, PyModules.Runtime.ThreadState Thread)> s_sample = new(() =>
    {
        Assembly assembly = Harness.Load(Source);
        PyModules.Runtime.ThreadState thread = new(new Interpreter());
        PyModules.Runtime.ThreadState.Current = thread;
        var spec = (NativeModuleSpec)assembly.GetType("Demo.ValuesModule")!.GetProperty("NativeSpec")!.GetValue(null)!;
        return (NativeModules.Create(spec, PyStr.From("_values")), thread);
    });

    private readonly PyModuleObject _module;

    public ValueTests()
    {
        _module = s_sample.Value.Module;
        PyModules.Runtime.ThreadState.Current = s_sample.Value.Thread;
    }

    private PyObject? Call(string name, params PyObject[] args) => Obj.Vectorcall(_module.Dict.GetItem(PyStr.Intern(name))!, args, null);

    private static string Show(PyObject? value)
    {
        if (value is not null) return ((PyStr)Obj.Repr(value)!).Value;
        PyBaseException error = Err.Fetch()!;
        return $"{error.Type.Name}: {((PyStr)Obj.Str(error)!).Value}";
    }

    [Fact]
    public void A_record_is_a_struct_sequence()
    {
        PyObject reading = Call("read", new PyFloat(20.5))!;
        Assert.Equal("_values.Reading(value=20.5, unit_name='C', quality=1, origin=None)", Show(reading));
        Assert.Equal("20.5", Show(Obj.GetAttr(reading, "value")));
        Assert.Equal("4", Show(Obj.GetAttr(reading, "n_fields")));
        Assert.Equal("('value', 'unit_name', 'quality', 'origin')", Show(Obj.GetAttr(reading, "__match_args__")));
        Assert.Equal("<class '_values.Reading'>", Show(_module.Dict.GetItem(PyStr.Intern("Reading"))));
        Assert.Equal("'What was measured.'", Show(Obj.GetAttr(reading.Type, "__doc__")));
        Assert.Equal("\"In the unit's scale.\"", Show(Obj.GetAttr(Obj.GetAttr(reading.Type, "value")!, "__doc__")));
        Assert.Equal("'_values'", Show(Obj.GetAttr(reading.Type, "__module__")));
    }

    [Fact]
    public void A_record_within_a_record_goes_both_ways()
    {
        PyObject chain = Call("chain", PyInt.From(2))!;
        Assert.Equal("_values.Node(value=2, next=_values.Node(value=1, next=None))", Show(chain));
        Assert.Equal("3", Show(Call("sum", chain)));
        Assert.Equal("0", Show(Call("sum", PyNone.Instance)));
        Assert.Equal("TypeError: must be _values.Node, not tuple", Show(Call("sum", PyTuple.Of(PyInt.From(1), PyNone.Instance))));
        Assert.Null(_module.Dict.GetItem(PyStr.Intern("Node")));
    }

    [Fact]
    public void A_block_declares_methods_that_return_NET_values_too() =>
        Assert.Equal("(2.0, _values.Reading(value=2.0, unit_name='K', quality=0, origin='x'))", Show(Call("scale", PyStr.From("x"))));

    [Fact]
    public void A_getset_may_have_a_NET_value() =>
        Assert.Equal("_values.Reading(value=1.0, unit_name='C', quality=1, origin=None)", Show(Obj.GetAttr(Call("Probe")!, "latest")));

    [Theory]
    [InlineData("Demo.Reading.g.cs")]
    [InlineData("Demo.ModesPython.g.cs")]
    [InlineData("Demo.ValuesModule.g.cs")]
    public void The_text_is_the_recorded_one(string file) => Harness.Recorded(file, Harness.Generate(Harness.Tree(Source))[file]);

    [Fact]
    public void Changing_a_record_leaves_the_rest_as_it_is()
    {
        SyntaxTree before = Harness.Tree(Source), after = Harness.Tree(Source.Replace("Node(int Value,", "Node(int Number,").Replace("node.Value", "node.Number"));
        Compilation compilation = Harness.Compile(before);
        GeneratorRunResult result = Harness.Driver().RunGenerators(compilation).RunGenerators(compilation.ReplaceSyntaxTree(before, after)).GetRunResult().Results[0];
        Assert.Single(result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs), output => output.Reason == IncrementalStepRunReason.Modified);
        Assert.All(result.TrackedSteps[Steps.Enums].Concat(result.TrackedSteps[Steps.ModuleParts]).SelectMany(run => run.Outputs),
            output => Assert.True(output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }
}
