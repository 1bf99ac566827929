// Python/bytecodes.c: the instructions that are not hot enough for the loop.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

public static unsafe partial class Eval
{
    /// <summary>Run one instruction that neither jumps nor changes the frame; false raised.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool Rare(ThreadState thread, Frame frame, ref PyObject? r, ref Instr i)
    {
            switch (i.Op)
            {
                case IOp.CheckBound:
                    if (Unsafe.Add(ref r, i.B) is not null)
                    {
                        return true;
                    }
                    RaiseUnbound(frame, i.B);
                    return false;
                case IOp.LoadAndClear:
                    Unsafe.Add(ref r, i.A) = Unsafe.Add(ref r, i.B);
                    Unsafe.Add(ref r, i.B) = null;
                    return true;
                case IOp.Swap:
                {
                    PyObject? temp = Unsafe.Add(ref r, i.A);
                    Unsafe.Add(ref r, i.A) = Unsafe.Add(ref r, i.B);
                    Unsafe.Add(ref r, i.B) = temp;
                    return true;
                }
                case IOp.DeleteFast:
                    if (Unsafe.Add(ref r, i.B) is null)
                    {
                        RaiseUnbound(frame, i.B);
                        return false;
                    }
                    Unsafe.Add(ref r, i.B) = null;
                    return true;
                case IOp.StoreDeref:
                    Unsafe.As<PyCell>(Unsafe.Add(ref r, i.A))!.Value = Unsafe.Add(ref r, i.B);
                    return true;
                case IOp.DeleteDeref:
                {
                    PyCell cell = Unsafe.As<PyCell>(Unsafe.Add(ref r, i.B))!;
                    if (cell.Value is null)
                    {
                        RaiseUnboundDeref(frame, i.B);
                        return false;
                    }
                    cell.Value = null;
                    return true;
                }
                case IOp.MakeCell:
                    Unsafe.Add(ref r, i.A) = new PyCell { Value = Unsafe.Add(ref r, i.A) };
                    return true;
                case IOp.CopyFreeVars:
                    CopyFreeVars(frame, i.D);
                    return true;
                case IOp.Negative:
                {
                    PyObject? result = Num.Negative(Unsafe.Add(ref r, i.B)!);
                    if (result is null) return false;
                    Unsafe.Add(ref r, i.A) = result;
                    return true;
                }
                case IOp.Invert:
                {
                    PyObject? result = Num.Invert(Unsafe.Add(ref r, i.B)!);
                    if (result is null) return false;
                    Unsafe.Add(ref r, i.A) = result;
                    return true;
                }
                case IOp.Not:
                    Unsafe.Add(ref r, i.A) = ReferenceEquals(Unsafe.Add(ref r, i.B), PyBool.False) ? PyBool.True : PyBool.False;
                    return true;
                case IOp.ToBool:
                {
                    int truth = Truth(Unsafe.Add(ref r, i.B)!);
                    if (truth < 0) return false;
                    Unsafe.Add(ref r, i.A) = truth != 0 ? PyBool.True : PyBool.False;
                    return true;
                }
                case IOp.Is:
                    Unsafe.Add(ref r, i.A) = ReferenceEquals(Unsafe.Add(ref r, i.B), Unsafe.Add(ref r, i.C)) == (i.D == 0) ? PyBool.True : PyBool.False;
                    return true;
                case IOp.Contains:
                {
                    int found = Contains(Unsafe.Add(ref r, i.B)!, Unsafe.Add(ref r, i.C)!);
                    if (found < 0) return false;
                    Unsafe.Add(ref r, i.A) = (found ^ i.D) != 0 ? PyBool.True : PyBool.False;
                    return true;
                }
                case IOp.BinarySlice:
                {
                    PyObject? result = BinarySlice(Unsafe.Add(ref r, i.B)!, Unsafe.Add(ref r, i.C)!, Unsafe.Add(ref r, i.C + 1)!);
                    if (result is null) return false;
                    Unsafe.Add(ref r, i.A) = result;
                    return true;
                }
                case IOp.StoreSlice:
                    if (!Obj.SetItem(Unsafe.Add(ref r, i.A + 1)!, NewSlice(Unsafe.Add(ref r, i.A + 2)!, Unsafe.Add(ref r, i.A + 3)!), Unsafe.Add(ref r, i.A)!)) return false;
                    return true;
                case IOp.StoreSubscr:
                    if (!StoreSubscr(Unsafe.Add(ref r, i.B)!, Unsafe.Add(ref r, i.C)!, Unsafe.Add(ref r, i.A)!)) return false;
                    return true;
                case IOp.DeleteSubscr:
                    if (!Obj.DelItem(Unsafe.Add(ref r, i.B)!, Unsafe.Add(ref r, i.C)!)) return false;
                    return true;
                case IOp.StoreGlobal:
                    if (!StoreGlobal(frame, Unsafe.As<PyStr>(i.Cache!), Unsafe.Add(ref r, i.B)!)) return false;
                    return true;
                case IOp.DeleteGlobal:
                    if (!DeleteGlobal(frame, Unsafe.As<PyStr>(i.Cache!))) return false;
                    return true;
                case IOp.LoadName:
                {
                    PyObject? found = LoadName(frame, Unsafe.As<PyStr>(i.Cache!));
                    if (found is null) return false;
                    Unsafe.Add(ref r, i.A) = found;
                    return true;
                }
                case IOp.StoreName:
                    if (!StoreName(frame, Unsafe.As<PyStr>(i.Cache!), Unsafe.Add(ref r, i.B)!)) return false;
                    return true;
                case IOp.DeleteName:
                    if (!DeleteName(frame, Unsafe.As<PyStr>(i.Cache!))) return false;
                    return true;
                case IOp.LoadLocals:
                {
                    if (frame.Locals is null)
                    {
                        Err.Raise(Exc.SystemError, "no locals found");
                        return false;
                    }
                    Unsafe.Add(ref r, i.A) = frame.Locals;
                    return true;
                }
                case IOp.LoadFromDictOrGlobals:
                {
                    PyObject? found = LoadFromDictOrGlobals(frame, Unsafe.Add(ref r, i.B)!, Unsafe.As<PyStr>(i.Cache!));
                    if (found is null) return false;
                    Unsafe.Add(ref r, i.A) = found;
                    return true;
                }
                case IOp.LoadFromDictOrDeref:
                {
                    PyObject? found = LoadFromDictOrDeref(frame, Unsafe.Add(ref r, i.B)!, i.C);
                    if (found is null) return false;
                    Unsafe.Add(ref r, i.A) = found;
                    return true;
                }
                case IOp.LoadBuildClass:
                {
                    PyObject? found = i.B == 0 ? LoadBuildClass(frame) : CommonConstant(thread, i.B - 1);
                    if (found is null) return false;
                    Unsafe.Add(ref r, i.A) = found;
                    return true;
                }
                case IOp.DeleteAttr:
                    if (!Obj.SetAttr(Unsafe.Add(ref r, i.B)!, Unsafe.As<PyStr>(i.Cache!), null)) return false;
                    return true;
                case IOp.LoadSuperAttr:
                    if (!LoadSuperAttr(frame, ref r, ref i)) return false;
                    return true;
                case IOp.LoadSpecial:
                    if (!LoadSpecial(ref Unsafe.Add(ref r, i.A), i.D)) return false;
                    return true;
                case IOp.BuildSet:
                case IOp.BuildMap:
                case IOp.BuildString:
                case IOp.BuildSlice:
                case IOp.BuildTemplate:
                case IOp.BuildInterpolation:
                {
                    PyObject? made = Build(ref Unsafe.Add(ref r, i.B), ref i);
                    if (made is null) return false;
                    Unsafe.Add(ref r, i.A) = made;
                    return true;
                }
                case IOp.SetAdd:
                    if (Unsafe.Add(ref r, i.A)!.GetType() == typeof(PySet) ? !Unsafe.As<PySet>(Unsafe.Add(ref r, i.A))!.Add(Unsafe.Add(ref r, i.B)!)
                        : !SetAdd(Unsafe.Add(ref r, i.A)!, Unsafe.Add(ref r, i.B)!)) return false;
                    return true;
                case IOp.MapAdd:
                    if (!Unsafe.As<PyDict>(Unsafe.Add(ref r, i.A))!.SetItem(Unsafe.Add(ref r, i.B)!, Unsafe.Add(ref r, i.C)!)) return false;
                    return true;
                case IOp.ListExtend:
                case IOp.SetUpdate:
                case IOp.DictUpdate:
                case IOp.DictMerge:
                case IOp.SetupAnnotations:
                    if (!Update(frame, ref r, ref i)) return false;
                    return true;
                case IOp.UnpackEx:
                    if (!Unpack(ref Unsafe.Add(ref r, i.A), Unsafe.Add(ref r, i.B)!, i.D & 0xFF, i.D >> 8)) return false;
                    return true;
                case IOp.FormatSimple:
                {
                    PyObject? text = Unsafe.Add(ref r, i.B);
                    if (text!.GetType() != typeof(PyStr))
                    {
                        text = Obj.Format(text, null);
                        if (text is null) return false;
                    }
                    Unsafe.Add(ref r, i.A) = text;
                    return true;
                }
                case IOp.FormatWithSpec:
                {
                    PyObject? text = Obj.Format(Unsafe.Add(ref r, i.B)!, Unsafe.Add(ref r, i.C));
                    if (text is null) return false;
                    Unsafe.Add(ref r, i.A) = text;
                    return true;
                }
                case IOp.ConvertValue:
                {
                    PyObject o = Unsafe.Add(ref r, i.B)!;
                    PyObject? text = i.D == 1 ? Obj.Str(o) : i.D == 2 ? Obj.Repr(o) : Obj.Ascii(o);
                    if (text is null) return false;
                    Unsafe.Add(ref r, i.A) = text;
                    return true;
                }
                case IOp.Intrinsic1:
                {
                    PyObject? result = Intrinsic1(thread, frame, i.D, Unsafe.Add(ref r, i.B)!);
                    if (result is null) return false;
                    Unsafe.Add(ref r, i.A) = result;
                    return true;
                }
                case IOp.Intrinsic2:
                {
                    PyObject? result = Intrinsic2(thread, i.D, Unsafe.Add(ref r, i.B)!, Unsafe.Add(ref r, i.C)!);
                    if (result is null) return false;
                    Unsafe.Add(ref r, i.A) = result;
                    return true;
                }
                case IOp.MakeFunction:
                    Unsafe.Add(ref r, i.A) = new PyFunction(Unsafe.As<PyCode>(Unsafe.Add(ref r, i.B))!, frame.Globals);
                    return true;
                case IOp.SetFunctionAttribute:
                    SetFunctionAttribute(Unsafe.As<PyFunction>(Unsafe.Add(ref r, i.C))!, i.D, Unsafe.Add(ref r, i.B)!);
                    Unsafe.Add(ref r, i.A) = Unsafe.Add(ref r, i.C);
                    return true;
                case IOp.GetYieldFromIter:
                {
                    PyObject? iterator = GetYieldFromIter(frame, Unsafe.Add(ref r, i.B)!);
                    if (iterator is null) return false;
                    Unsafe.Add(ref r, i.A) = iterator;
                    return true;
                }
                case IOp.GetLen:
                {
                    nint length = Obj.Length(Unsafe.Add(ref r, i.B)!);
                    if (length < 0) return false;
                    Unsafe.Add(ref r, i.A) = PyInt.From(length);
                    return true;
                }
                case IOp.GetAwaitable:
                {
                    PyObject? iterator = GetAwaitable(Unsafe.Add(ref r, i.B)!, i.D);
                    if (iterator is null) return false;
                    Unsafe.Add(ref r, i.A) = iterator;
                    return true;
                }
                case IOp.GetAiter:
                {
                    PyObject? iterator = GetAiter(Unsafe.Add(ref r, i.B)!);
                    if (iterator is null) return false;
                    Unsafe.Add(ref r, i.A) = iterator;
                    return true;
                }
                case IOp.GetAnext:
                {
                    PyObject? awaitable = GetAnext(Unsafe.Add(ref r, i.B)!);
                    if (awaitable is null) return false;
                    Unsafe.Add(ref r, i.A) = awaitable;
                    return true;
                }
                case IOp.MatchClass:
                {
                    PyObject? attributes = MatchClass(Unsafe.Add(ref r, i.B)!, Unsafe.Add(ref r, i.B + 1)!, i.D, Unsafe.As<PyTuple>(Unsafe.Add(ref r, i.B + 2)!));
                    if (attributes is null)
                    {
                        if (thread.CurrentException is not null) return false;
                        attributes = PyNone.Instance;
                    }
                    Unsafe.Add(ref r, i.A) = attributes;
                    return true;
                }
                case IOp.MatchMapping:
                    Unsafe.Add(ref r, i.A) = (Unsafe.Add(ref r, i.B)!.Type.Flags & TypeFlags.Mapping) != 0 ? PyBool.True : PyBool.False;
                    return true;
                case IOp.MatchSequence:
                    Unsafe.Add(ref r, i.A) = (Unsafe.Add(ref r, i.B)!.Type.Flags & TypeFlags.Sequence) != 0 ? PyBool.True : PyBool.False;
                    return true;
                case IOp.MatchKeys:
                {
                    PyObject? values = MatchKeys(Unsafe.Add(ref r, i.B)!, Unsafe.As<PyTuple>(Unsafe.Add(ref r, i.C)!));
                    if (values is null) return false;
                    Unsafe.Add(ref r, i.A) = values;
                    return true;
                }
                case IOp.ImportName:
                {
                    PyObject? module = ImportName(thread, frame, Unsafe.As<PyStr>(i.Cache!), Unsafe.Add(ref r, i.C)!, Unsafe.Add(ref r, i.B)!);
                    if (module is null) return false;
                    Unsafe.Add(ref r, i.A) = module;
                    return true;
                }
                case IOp.ImportFrom:
                {
                    PyObject? found = ImportFrom(thread, Unsafe.Add(ref r, i.B)!, Unsafe.As<PyStr>(i.Cache!));
                    if (found is null) return false;
                    Unsafe.Add(ref r, i.A) = found;
                    return true;
                }
                case IOp.PushExcInfo:
                {
                    ExcInfo info = thread.ExcInfo;
                    PyObject exception = Unsafe.Add(ref r, i.A)!;
                    Unsafe.Add(ref r, i.A) = (PyObject?)info.Value ?? PyNone.Instance;
                    info.Value = Unsafe.As<PyBaseException>(exception);
                    Unsafe.Add(ref r, i.A + 1) = exception;
                    return true;
                }
                case IOp.PopExcept:
                    thread.ExcInfo.Value = Unsafe.Add(ref r, i.B) as PyBaseException;
                    return true;
                case IOp.CheckExcMatch:
                {
                    int match = CheckExcMatch(Unsafe.Add(ref r, i.B)!, Unsafe.Add(ref r, i.C)!);
                    if (match < 0) return false;
                    Unsafe.Add(ref r, i.A) = match != 0 ? PyBool.True : PyBool.False;
                    return true;
                }
                case IOp.CheckEgMatch:
                    if (!CheckEgMatch(thread, frame, ref Unsafe.Add(ref r, i.A))) return false;
                    return true;
                case IOp.WithExceptStart:
                {
                    PyObject? result = WithExceptStart(ref Unsafe.Add(ref r, i.B));
                    if (result is null) return false;
                    Unsafe.Add(ref r, i.A) = result;
                    return true;
                }
                default:
                    throw new InvalidOperationException($"unknown instruction {i.Op}");
            }
    }
}
