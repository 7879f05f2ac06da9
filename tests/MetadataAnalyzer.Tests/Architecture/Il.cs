using System.Reflection;
using System.Reflection.Emit;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.CustomRules;
using MetadataAnalyzer.Migration.Kit;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Rules;

namespace MetadataAnalyzer.Tests.Architecture;

/// <summary>What compiled code uses. A constant is not among it: the compiler writes its value.</summary>
internal static class Il
{
    private const BindingFlags Own = BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>The assemblies of the product.</summary>
    public static Assembly[] Product { get; } =
    [
        typeof(Org).Assembly, typeof(BuiltInRules).Assembly, typeof(ReportModel).Assembly, typeof(MigrationKit).Assembly,
        typeof(CustomRuleReader).Assembly, typeof(CommandLine).Assembly,
    ];

    /// <summary>The types of an assembly, without those that need an assembly of the SDK's MSBuild.</summary>
    public static IEnumerable<Type> Types(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes().Where(IsAtHand);
        }
        catch (ReflectionTypeLoadException exception)
        {
            return exception.Types.OfType<Type>().Where(IsAtHand);
        }
    }

    /// <summary>Members that a type declares itself.</summary>
    public static MemberInfo[] Declared(Type type) => OrNothing(() => type.GetMembers(Own));

    /// <summary>The type of a file that a type is nested in, at any depth, or the type itself.</summary>
    public static Type Outermost(Type type)
    {
        while (type.DeclaringType is { } declaring)
        {
            type = declaring;
        }

        return type;
    }

    /// <summary>Types, fields and methods that the instructions of a method name.</summary>
    public static IEnumerable<MemberInfo> Members(MethodBase method)
    {
        if (BodyOf(method)?.GetILAsByteArray() is not { } code)
        {
            yield break;
        }

        var types = method.DeclaringType is { IsGenericType: true } declaring ? declaring.GetGenericArguments() : null;
        var arguments = method is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericArguments() : null;
        for (var at = 0; at < code.Length;)
        {
            var opCode = code[at] == 0xFE ? OpCodes[(short)(0xFE00 | code[at + 1])] : OpCodes[code[at]];
            at += opCode.Size;
            if (opCode.OperandType is OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineField or OperandType.InlineType
                && Resolve(method.Module, BitConverter.ToInt32(code, at), types, arguments) is { } member)
            {
                yield return member;
            }

            at += opCode.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    /// <summary>Types that a type names in its base, its interfaces, its members' signatures and its code, without their parts.</summary>
    public static IEnumerable<Type> TypesUsedBy(Type type)
    {
        var named = OrNothing<Type?>(() => [.. type.GetInterfaces(), type.BaseType]).Concat(Declared(type).SelectMany(TypesUsedBy));
        return named.OfType<Type>().Where(IsAtHand).SelectMany(Parts).Where(IsAtHand);
    }

    private static IEnumerable<Type?> TypesUsedBy(MemberInfo member) => member switch
    {
        FieldInfo field => OrNothing<Type?>(() => [field.FieldType]),
        MethodBase method => OrNothing<Type?>(() =>
        [
            .. method.GetParameters().Select(parameter => parameter.ParameterType),
            (method as MethodInfo)?.ReturnType,
            .. BodyOf(method)?.LocalVariables.Select(local => local.LocalType) ?? [],
            .. Members(method).SelectMany(TypesNamedBy),
        ]),
        _ => [],
    };

    private static IEnumerable<Type?> TypesNamedBy(MemberInfo member) => member switch
    {
        Type type => [type],
        MethodInfo { IsGenericMethod: true } method => [method.DeclaringType, .. method.GetGenericArguments()],
        _ => [member.DeclaringType],
    };

    private static MethodBody? BodyOf(MethodBase method) => OrNothing(() => new[] { method.GetMethodBody() }).FirstOrDefault();

    private static MemberInfo? Resolve(Module module, int token, Type[]? types, Type[]? arguments)
    {
        try
        {
            return module.ResolveMember(token, types, arguments);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static bool IsAtHand(Type type) => OrNothing(() => new[] { Outermost(type).Namespace }).Length > 0;

    /// <summary>MSBuild is not beside the tests: what names its types is left out.</summary>
    private static T[] OrNothing<T>(Func<T[]> read)
    {
        try
        {
            return read();
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }

    /// <summary>A type without its arguments and its element types, and those.</summary>
    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType)
        {
            return Parts(type.GetElementType()!);
        }

        return type.IsGenericParameter ? [] : type.IsGenericType
            ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
            : [type];
    }
}
