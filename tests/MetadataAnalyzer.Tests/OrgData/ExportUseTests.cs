using System.Reflection;
using MetadataAnalyzer.Migration.Kit;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Rules;
using MetadataAnalyzer.Tests.Architecture;
using Xunit;

namespace MetadataAnalyzer.Tests.OrgData;

/// <summary>Code outside reading and redaction uses each export and each column: what decides nothing must not be exported.</summary>
public class ExportUseTests
{
    private static readonly Lazy<HashSet<MethodBase>> Used = new(FindUsed);

    /// <summary>Properties that only name the record in messages.</summary>
    private static readonly HashSet<string> Places = ["Location"];

    public static TheoryData<string> Exports =>
    [
        .. typeof(OrgExports).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name)
            .Where(name => name is not (nameof(OrgExports.States) or nameof(OrgExports.Problems))),
    ];

    public static TheoryData<string, string> Columns =>
    [
        .. RowTypes().SelectMany(row => row.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => !Places.Contains(property.Name) && property.Name != "EqualityContract")
            .Select(property => new TheoryDataRow<string, string>(row.Name, property.Name))),
    ];

    [Theory]
    [MemberData(nameof(Exports))]
    public void Export_DecidesSomething(string property) =>
        Assert.Contains(typeof(OrgExports).GetProperty(property)!.GetMethod!, Used.Value);

    [Theory]
    [MemberData(nameof(Columns))]
    public void Column_DecidesSomething(string row, string property) => Assert.True(
        Used.Value.Contains(RowTypes().Single(type => type.Name == row).GetProperty(property)!.GetMethod!),
        $"{row}.{property} is read and used by nothing outside reading and redaction: use it, or drop the column from the export");

    [Fact]
    public void EveryExport_HasAProperty() => Assert.Equal(OrgExports.All.Length, Exports.Count);

    private static IEnumerable<Type> RowTypes() => typeof(OrgExports).Assembly.GetTypes()
        .Where(type => type is { Namespace: "MetadataAnalyzer.OrgData.Exports", IsClass: true })
        .Where(type => type.Name.EndsWith("Row", StringComparison.Ordinal) || type == typeof(LoginUse) || type == typeof(LoginSource));

    /// <summary>
    /// Getters of rows and exports that code outside reading and redaction calls, and those that such a getter calls in turn.
    /// </summary>
    private static HashSet<MethodBase> FindUsed()
    {
        var rows = RowTypes().ToHashSet();
        Assembly[] assemblies =
            [typeof(OrgExports).Assembly, typeof(BuiltInRules).Assembly, typeof(ReportModel).Assembly, typeof(MigrationKit).Assembly];
        var types = assemblies.SelectMany(assembly => assembly.GetTypes()).Append(typeof(global::MetadataAnalyzer.Cli.AssessmentInput));
        var open = new Queue<MethodBase>(types.Where(type => IsOutside(type, rows)).SelectMany(Il.Declared).OfType<MethodBase>());
        var seen = new HashSet<MethodBase>(open);
        var used = new HashSet<MethodBase>();
        while (open.TryDequeue(out var method))
        {
            var reads = Il.Members(method).OfType<MethodBase>()
                .Where(called => called.DeclaringType is { } type && (rows.Contains(type) || type == typeof(OrgExports)));
            foreach (var called in reads)
            {
                used.Add(called);
                if (seen.Add(called) && !called.Name.StartsWith('<')
                    && called.Name is not ("Equals" or "GetHashCode" or "PrintMembers" or "ToString" or "Deconstruct" or "Read"))
                {
                    open.Enqueue(called);
                }
            }
        }

        return used;
    }

    private static bool IsOutside(Type type, HashSet<Type> rows)
    {
        var outer = Il.Outermost(type);
        return outer.Namespace is { } space && space.StartsWith("MetadataAnalyzer", StringComparison.Ordinal)
            && !rows.Contains(outer) && outer != typeof(OrgExports) && outer != typeof(UserIndex)
            && !(space == "MetadataAnalyzer.OrgData.Exports" && outer.Name.EndsWith("Builder", StringComparison.Ordinal))
            && space is not ("MetadataAnalyzer.OrgData.Reading" or "MetadataAnalyzer.Reporting.Redaction");
    }
}
