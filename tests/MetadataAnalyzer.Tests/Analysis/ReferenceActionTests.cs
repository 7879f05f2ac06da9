using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Rules;
using MetadataAnalyzer.Tests.Access;
using Xunit;

namespace MetadataAnalyzer.Tests.Analysis;

public class ReferenceActionTests
{
    [Fact]
    public void ProfileThatIsNoSubject_IsNamedWithoutOne()
    {
        var files = new OrgFiles();
        var org = files
            .Profile("Admin")
            .Profile("Sync")
            .Component("classes", "cls-meta.xml", "ApexClass", "Guard", "<apiVersion>64.0</apiVersion>")
            .File("classes/Guard.cls", "public class Guard { Boolean b = u.Profile.Name == 'System Administrator'; }")
            .Read();

        var result = Assessment.Run(org, BuiltInRules.All, new() { Include = ["Sync"] });

        Assert.DoesNotContain(result.Subjects, subject => subject.Subject.Name == "Admin");
        Assert.Null(Assert.Single(result.Diagnostics, diagnostic => diagnostic.Id == "IUL7002").Subject);
    }
}
