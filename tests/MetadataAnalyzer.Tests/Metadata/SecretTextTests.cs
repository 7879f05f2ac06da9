using MetadataAnalyzer.Metadata;
using Xunit;

namespace MetadataAnalyzer.Tests.Metadata;

public class SecretTextTests
{
    [Theory]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY----- after", "… after")]
    [InlineData("Sync,-----BEGIN PRIVATE KEY-----MIIEv", "Sync,…")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmNHl0w5N", "…")]
    [InlineData("00D5g000004ABCD!AQ4AQSwoY8Tnl4D9vH3ieN6SQ", "…")]
    [InlineData("https://user:pw@host.example/x?a=1&token=abc", "https://…host.example/x?a=…&token=…")]
    [InlineData("password=hunter2 Sync", "password=… Sync")]
    [InlineData("'api-key': 'k1k1k1'", "'api-key': '…'")]
    [InlineData("Authorization: Bearer abcdefghijklmnopqrst", "Authorization: … …")]
    [InlineData("AKIAABCDEFGHIJKLMNOP", "…")]
    [InlineData("card 4111111111111111", "card …")]
    [InlineData("9f86d081884c7d659a2feaa0c55ad015", "…")]
    [InlineData("kJ8sQ2mZx71PqLrT0vWy", "…")]
    public void Secret_IsBlanked(string text, string expected) => Assert.Equal(expected, SecretText.Blank(text));

    [Theory]
    [InlineData("Salesforce API Only System Integrations")]
    [InlineData("ERP_Integration_Profile_2024_for_orders_and_invoices")]
    [InlineData("IntegrationUserForErpSynchronisation2024")]
    [InlineData("int.erp.2024.production@larkfield.example.com.uat")]
    [InlineData("svc20240101a1b2c3d4e5f6@larkfield.example.com")]
    [InlineData("1234567890@larkfield.example.com")]
    [InlineData("00e000000000001AAA")]
    [InlineData("005000000000001")]
    [InlineData("Token Service Profile")]
    [InlineData("SK-Integration-Profile-12")]
    [InlineData("new Set<String>{'…', 'Sync'}.contains(u.Profile.Name)")]
    [InlineData("Setting__mdt.Record.Field__c")]
    [InlineData("2001:0db8:85a3:0000:0000:8a2e:0370:7334")]
    public void Name_Stays(string text) => Assert.Equal(text, SecretText.Blank(text));
}
