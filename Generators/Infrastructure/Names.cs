namespace PyModules.Generators;

/// <summary>The names of what the generator looks for in the runtime.</summary>
internal static class Names
{
    public const string Runtime = "PyModules.Runtime";
    public const string PyModule = Runtime + ".PyModuleAttribute";
    public const string PyType = Runtime + ".PyTypeAttribute";
    public const string PyRecord = Runtime + ".PyRecordAttribute";
    public const string PyEnum = Runtime + ".PyEnumAttribute";
    public const string PyException = Runtime + ".PyExceptionAttribute";
    public const string PyFunction = Runtime + ".PyFunctionAttribute";
    public const string PyMethod = Runtime + ".PyMethodAttribute";
    public const string PyGetSet = Runtime + ".PyGetSetAttribute";
    public const string PyMember = Runtime + ".PyMemberAttribute";
    public const string PySlot = Runtime + ".PySlotAttribute";
    public const string PyConstant = Runtime + ".PyConstantAttribute";
    public const string PyExec = Runtime + ".PyExecAttribute";
    public const string PyStructSequence = Runtime + ".PyStructSequenceAttribute";
    public const string Mirrors = Runtime + ".MirrorsAttribute";
    public const string AllowNone = Runtime + ".AllowNoneAttribute";
    public const string Writable = Runtime + ".WritableAttribute";
    public const string CodePoint = Runtime + ".CodePointAttribute";
    public const string FileDescriptor = Runtime + ".FileDescriptorAttribute";
    public const string Clinic = Runtime + ".ClinicAttribute";
    public const string ClinicConverter = Runtime + ".ClinicConverterAttribute";
    public const string ClinicReturnConverter = Runtime + ".ClinicReturnConverterAttribute";
    public const string PyInittab = Runtime + ".PyInittabAttribute";
    public const string ModuleState = Runtime + ".PyModuleState";
    public const string Object = Runtime + ".PyObject";
}
