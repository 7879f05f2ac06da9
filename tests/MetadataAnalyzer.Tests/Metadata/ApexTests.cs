using System.Text;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Metadata.Reading;
using Xunit;

namespace MetadataAnalyzer.Tests.Metadata;

public class ApexTests
{
    [Theory]
    [InlineData("@IsTest private class A {}", true)]
    [InlineData("@ISTEST(SeeAllData=true)\nprivate class A {}", true)]
    [InlineData("@ isTest class A {}", true)]
    [InlineData("class A { static testMethod void x() {} }", true)]
    [InlineData("class A { @IsTest static void x() {} }", false)]
    [InlineData("// @IsTest\nclass A {}", false)]
    [InlineData("/* @IsTest */ class A {}", false)]
    [InlineData("class A { String s = '@IsTest testMethod'; }", false)]
    [InlineData("class A { String s = 'it\\'s testMethod'; }", false)]
    [InlineData("class A { String s = '''it's\n testMethod'''; }", false)]
    [InlineData("class A { void testMethods() {} }", false)]
    [InlineData("", false)]
    [InlineData("/* never closed testMethod", false)]
    public void TestClass_IsTold(string body, bool expected) =>
        Assert.Equal(expected, ApexScan.Of(Encoding.UTF8.GetBytes(body), "A.cls").IsTest);

    [Fact]
    public void ExposedClass_IsTold()
    {
        var scan = ApexScan.Of(
            "// Grün @RestResource\n/*ü*/ @RestResource(urlMapping='/x')\nglobal class A {\n  WebService static void a() {}\n}"u8, "A.cls");

        Assert.Equal(new Location("A.cls", 2, 7), scan.RestResource);
        Assert.Equal(new Location("A.cls", 4, 3), scan.WebService);
    }

    [Fact]
    public void Class_IsReadFromMetaAndBody()
    {
        var project = ProjectBuilder.Source()
            .With("force-app/classes/A.cls-meta.xml",
                ProjectBuilder.Xml("ApexClass", "<apiVersion>60.0</apiVersion><status>Active</status>"))
            .With("force-app/classes/A.cls", "@RestResource(urlMapping='/x') global class A {}")
            .With("force-app/classes/B.cls-meta.xml", ProjectBuilder.Xml("ApexClass", "<status>Active</status>"))
            .With("force-app/classes/B.cls", "(hidden)")
            .With("force-app/classes/C.cls", "@IsTest class C {}")
            .Read();

        Assert.Equal([true, false, true], project.ApexClasses.Select(apex => apex.HasBody));
        Assert.Equal(("Active", "60.0"), (project.ApexClasses[0].Status, project.ApexClasses[0].ApiVersion));
        Assert.NotNull(project.ApexClasses[0].RestResource);
        Assert.True(project.ApexClasses[2].IsTest);
        Assert.Equal(3, project.Components.Length);
        Assert.Equal(5, project.FileCount);
    }

    [Fact]
    public void Page_IsReadFromMetaAndMarkup()
    {
        var page = ProjectBuilder.MetadataApi()
            .With("pages/P.page-meta.xml", ProjectBuilder.Xml("ApexPage", "<label>Export</label>"))
            .With("pages/P.page",
                "<!-- <apex:page action=\"no\"> -->\n<apex:page standardController='Account'\n action=\"{!a > b}\" "
                    + "contentType=\"text/csv\">x</apex:page>")
            .Read().ApexPages[0];

        Assert.Equal(("Export", "Account", "{!a > b}", "text/csv"), (page.Label, page.Controller, page.Action, page.ContentType));
        Assert.True(page.HasBody);
    }
}
