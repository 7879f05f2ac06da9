using System.CodeDom.Compiler;
using System.Reflection;
using System.Text.Json.Serialization;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using Xunit;

namespace MetadataAnalyzer.Tests.Architecture;

/// <summary>
/// What the product declares for more than one type is used by the product itself. Left out is what a program outside uses:
/// <c>Analysis</c> and the public properties of metadata components, which custom rules read, and <see cref="AssessmentRun"/>. Private
/// members, constructors, constants, operators and the members of enums are not looked at.
/// </summary>
public sealed class UnusedMemberTests
{
    [Fact]
    public void EveryMember_IsUsedByTheProduct()
    {
        var types = Il.Product.SelectMany(Il.Types).ToList();
        var used = types.SelectMany(Il.Declared).OfType<MethodBase>()
            .SelectMany(method => Il.Members(method).Where(member => !IsSame(member, method)).Select(Key)).ToHashSet();

        var named = types.SelectMany(type => Il.TypesUsedBy(type).Where(other => other != type && Il.Outermost(type) != other)).ToHashSet();

        var unused = types.Where(IsLookedAt).SelectMany(Il.Declared).Where(IsCandidate)
            .Where(member => !IsFactOfComponent(member) && !used.Contains(Key(member)))
            .Select(member => $"{member.DeclaringType!.Name}.{NameOf(member)}")
            .Concat(types.Where(IsLookedAt).Where(type => !IsFoundOtherwise(type) && !named.Contains(type)).Select(type => type.Name))
            .Order(StringComparer.Ordinal).ToList();

        Assert.Empty(unused);
    }

    private static bool IsLookedAt(Type type) => type.Namespace is { } space
        && space.StartsWith("MetadataAnalyzer", StringComparison.Ordinal)
        && !(type.IsVisible && (type == typeof(AssessmentRun) || space.StartsWith("MetadataAnalyzer.Analysis", StringComparison.Ordinal)))
        && !type.FullName!.Contains('<', StringComparison.Ordinal)
        && !type.IsNestedPrivate && !type.IsEnum && !typeof(Delegate).IsAssignableFrom(type)
        && !typeof(JsonSerializerContext).IsAssignableFrom(Il.Outermost(type))
        && !Il.Outermost(type).IsDefined(typeof(GeneratedCodeAttribute));

    /// <summary>A static class is used when a member of it is; what names types of MSBuild cannot be read here.</summary>
    private static bool IsFoundOtherwise(Type type) =>
        type is { IsAbstract: true, IsSealed: true } || typeof(DiagnosticAnalyzer).IsAssignableFrom(type)
            || type.Name is "Program" or "BuildEnvironment";

    private static bool IsCandidate(MemberInfo member) =>
        !member.Name.StartsWith('<') && !member.IsDefined(typeof(GeneratedCodeAttribute)) && member switch
        {
            FieldInfo field => !field.IsPrivate && !field.IsLiteral,
            MethodInfo { IsPrivate: false } method =>
                !IsSynthesized(method) && !IsCalledThroughAnother(method) && !IsSetter(method) && method.Name != "Main",
            _ => false,
        };

    /// <summary>What the file of a component says: the rule of an organisation may ask what no rule of ours asks.</summary>
    private static bool IsFactOfComponent(MemberInfo member) =>
        member is MethodInfo { IsPublic: true, IsSpecialName: true } && typeof(MetadataComponent).IsAssignableFrom(member.DeclaringType);

    /// <summary>A property that is set and never read is one that nothing uses; whether it is set is its own matter.</summary>
    private static bool IsSetter(MethodInfo method) => method.IsSpecialName && method.Name.StartsWith("set_", StringComparison.Ordinal);

    private static bool IsSynthesized(MethodInfo method) =>
        method.Name is "Equals" or "GetHashCode" or "ToString" or "PrintMembers" or "Deconstruct" or "get_EqualityContract"
        || method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool IsCalledThroughAnother(MethodInfo method) => method.GetBaseDefinition().DeclaringType != method.DeclaringType
        || (method.DeclaringType is { IsInterface: false } type
            && type.GetInterfaces().Any(contract => type.GetInterfaceMap(contract).TargetMethods.Contains(method)));

    private static bool IsSame(MemberInfo member, MethodBase method) =>
        member.MetadataToken == method.MetadataToken && member.Module == method.Module;

    private static (Module Module, int Token) Key(MemberInfo member) => (member.Module, member.MetadataToken);

    private static string NameOf(MemberInfo member) =>
        member is MethodInfo { IsSpecialName: true } method && method.Name.StartsWith("get_", StringComparison.Ordinal)
            ? member.Name[4..]
            : member.Name;
}
