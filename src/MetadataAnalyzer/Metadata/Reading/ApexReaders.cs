using MetadataAnalyzer.Metadata.Layout;

namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>Reads Apex classes and Visualforce pages: their meta file and their body.</summary>
internal static class ApexReaders
{
    public static ApexClass? ReadClass(ComponentSource source)
    {
        if (ReadMeta(source, MetadataTypes.ApexClass) is not { } meta)
        {
            return null;
        }

        var scan = default(ApexScan);
        var hasBody = ReadBody(source, (file, content) =>
        {
            scan = ApexScan.Of(content.Span, file.Path);
            source.IsTest = scan.IsTest;
        });
        return new ApexClass
        {
            FullName = source.FullName,
            Location = meta.Root,
            Files = source.Files,
            PackageDirectory = source.PackageDirectory,
            Status = meta["status"],
            ApiVersion = meta["apiVersion"],
            HasBody = hasBody,
            IsTest = scan.IsTest,
            RestResource = scan.RestResource,
            WebService = scan.WebService,
        };
    }

    public static ApexPage? ReadPage(ComponentSource source)
    {
        if (ReadMeta(source, MetadataTypes.ApexPage) is not { } meta)
        {
            return null;
        }

        var tag = PageTag.None;
        var hasBody = ReadBody(source, (_, content) => tag = PageTag.Of(content.Span));
        return new ApexPage
        {
            FullName = source.FullName,
            Location = meta.Root,
            Files = source.Files,
            PackageDirectory = source.PackageDirectory,
            Label = meta["label"],
            ApiVersion = meta["apiVersion"],
            HasBody = hasBody,
            ContentType = tag.Attribute("contentType"),
            Action = tag.Attribute("action"),
            Controller = tag.Attribute("controller") ?? tag.Attribute("standardController"),
        };
    }

    /// <summary>The values of the meta file; those of none when only the body is there; null when it cannot be read.</summary>
    private static FlatFields? ReadMeta(ComponentSource source, string root) =>
        source.Definition.Described is null ? FlatFields.None(source.FileLocation) : FlatFields.ReadMain(source, root);

    private static bool ReadBody(ComponentSource source, Action<PackageFile, FileContent> read)
    {
        var isShown = false;
        return source.Definition.Companions is [var body, ..]
            && source.ReadBytes(body, content =>
            {
                isShown = !XmlProblem.IsHidden(content.Span);
                if (isShown)
                {
                    read(body, content);
                }
            })
            && isShown;
    }
}
