// IAsyncEnumerable as an async iterator.

using PyModules.Conversions;
using PyModules.Runtime;

namespace PyModules.Async;

/// <summary>An async iterator over a stream of .NET's: <c>async for</c>, <c>anext()</c>, <c>aclose()</c>.</summary>
[PyType("pymodules.AsyncIterator", Flags = TypeFlags.DisallowInstantiation | TypeFlags.HaveGc, WeakRefs = true, Doc = "An async iterator over a stream of .NET's.")]
public abstract partial class ClrAsyncIterator : PyObject
{
    private protected ClrAsyncIterator() { }

    /// <summary>The iterator for a stream; each item is converted on the loop's thread.</summary>
    public static unsafe ClrAsyncIterator Of<T>(IAsyncEnumerable<T> items, delegate*<T, PyObject?> convert) => new Typed<T>(items, convert);

    private protected abstract PyObject? NextItem();

    private protected abstract PyObject? Close();

    [PySlot(Slot.AmAiter)] private PyObject? Aiter() => this;

    [PySlot(Slot.AmAnext)] private PyObject? Anext() => NextItem();

    [PyMethod("aclose", "()", Doc = "End the stream.")]
    private PyObject? Aclose() => Close();

    private sealed unsafe class Typed<T>(IAsyncEnumerable<T> items, delegate*<T, PyObject?> convert) : ClrAsyncIterator
    {
        private readonly CancellationTokenSource _cancel = new();
        private readonly delegate*<T, PyObject?> _convert = convert;
        private IAsyncEnumerator<T>? _items;

        private protected override PyObject? NextItem()
        {
            if (!AsyncCall.Begin(_cancel, out AsyncCall call)) return null;
            try
            {
                _items ??= items.GetAsyncEnumerator(_cancel.Token);
                return call.AwaitNext(_items.MoveNextAsync(), _items, _convert);
            }
            catch (Exception e)
            {
                return ClrErrors.Raise(e);
            }
            finally
            {
                call.End();
            }
        }

        private protected override PyObject? Close()
        {
            if (!AsyncCall.Begin(null, out AsyncCall call)) return null;
            try
            {
                return _items is null ? call.Await(Task.CompletedTask) : call.Await(_items.DisposeAsync());
            }
            catch (Exception e)
            {
                return ClrErrors.Raise(e);
            }
            finally
            {
                call.End();
            }
        }
    }
}
