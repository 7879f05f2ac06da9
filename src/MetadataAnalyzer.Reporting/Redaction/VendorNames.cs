using MetadataAnalyzer.Access;

namespace MetadataAnalyzer.Reporting.Redaction;

/// <summary>
/// The products that subjects use, which tell as much of a client as the names of its apps: names, makers, and what is said about them,
/// which a reader could look up.
/// </summary>
internal static class VendorNames
{
    public static void AddTo(RedactionNames names, Org org)
    {
        foreach (var overrule in org.Configuration.VendorOverrules)
        {
            names.Add(RedactionKinds.Users, "owner", overrule.Owner);
            names.Add(RedactionKinds.Apps, "vendor", overrule.Vendor);
            names.Add(RedactionKinds.Apps, "statement", overrule.Reason);
        }

        var used = org.Subjects.SelectMany(subject => subject.VendorUses).Select(use => use.Product);
        foreach (var product in used.Concat(org.Configuration.AddedProducts).Distinct()
            .OrderBy(product => product.Id, StringComparer.Ordinal))
        {
            names.Add(RedactionKinds.Apps, "product", product.Id);
            names.Add(RedactionKinds.Apps, "product", product.Name);
            names.Add(RedactionKinds.Apps, "vendor", product.Vendor);
            foreach (var statement in product.Statements)
            {
                foreach (var text in new[] { statement.Says, statement.Condition, statement.Title, statement.Url })
                {
                    // Messages leave out the full stop.
                    names.Add(RedactionKinds.Apps, "statement", text?.TrimEnd('.'));
                }
            }
        }
    }
}
