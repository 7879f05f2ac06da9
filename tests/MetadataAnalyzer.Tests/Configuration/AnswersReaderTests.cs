using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Metadata;
using Xunit;

namespace MetadataAnalyzer.Tests.Configuration;

public class AnswersReaderTests
{
    private const string Text = """
        answers:
          email: no
          by-subject:
            int.erp@acme.example:
              chatter: yes
              permissions: {ModifyAllData: no, ManageUsers: unknown}
              objects: {Account: read, Order: [create, edit], Invoice__c: all, Lead: none}
              by: owner of the ERP link
              on: 2026-11-20
        """;

    [Fact]
    public void AnswersOfASubject_GoBeforeThoseForAll()
    {
        var answers = Read(Text);

        var own = answers.Of("INT.ERP@acme.example");
        Assert.Equal((true, false), (own.FindQuestion("chatter")!.IsYes, own.FindQuestion("email")!.IsYes));
        Assert.Equal((false, (bool?)null), (own.FindQuestion("ModifyAllData")!.IsYes, own.FindQuestion("manageusers")!.IsYes));
        Assert.Equal("answered by owner of the ERP link on 2026-11-20: chatter=yes", own.FindQuestion("chatter")!.Describe("chatter"));
        Assert.Null(answers.Of("other@acme.example").FindQuestion("chatter"));
        Assert.Null(answers.Of("other@acme.example").Objects);
    }

    [Theory]
    [InlineData("Account", AccessRights.Read)]
    [InlineData("order", AccessRights.Create | AccessRights.Edit | AccessRights.Read)]
    [InlineData("Lead", AccessRights.None)]
    public void Objects_AreWhatTheIntegrationDoes(string name, AccessRights rights) =>
        Assert.Equal(rights, Read(Text).Of("int.erp@acme.example").Objects![name].Rights);

    [Fact]
    public void UnknownObjects_LeaveTheQuestionOpen() => Assert.Null(Read("answers: {objects: unknown}").ForAll.Objects);

    [Fact]
    public void WithoutTheKey_TheFileIsTheAnswers() => Assert.False(Read("email: no").ForAll.FindQuestion("email")!.IsYes);

    [Theory]
    [InlineData("viewAll")]
    [InlineData("view-all")]
    public void Words_HaveNoCaseAndNoHyphens(string word) =>
        Assert.Equal(AccessRights.ViewAll | AccessRights.Read, AnswersReader.Rights([word]));

    [Theory]
    [InlineData(
        "answers:\n  objects: {Account: sometimes}",
        "line 2: what the integration does with object 'Account' is all, none or some of create")]
    [InlineData(
        "answers:\n  by-subject:\n    a:\n      by-subject: {}", "line 4: 'by-subject' is not known inside the answers of one subject")]
    [InlineData("answers:\n  on: yesterday", "line 2: 'on' must be a day")]
    [InlineData("answers: {}\nanswer: {}", "line 2: unknown key 'answer'")]
    public void WhatCannotBe_IsNamedWithItsLine(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<ConfigurationException>(() => Read(text)).Message, StringComparison.Ordinal);

    private static OwnerAnswers Read(string text) => ConfigurationReader.ReadAnswers(new StringReader(text), "answers.yml");
}
