using System.Text;
using CsCheck;
using Xunit;

namespace MetadataAnalyzer.Tests.OrgData;

/// <summary>No file makes reading throw, and the same files always give the same rows and problems.</summary>
public sealed class OrgExportsFuzzTests
{
    private static readonly byte[][] Seeds =
    [
        .. new[]
        {
            "Id,Username,Name,IsActive,LastLoginDate\n005000000000001,a@x.com,\"A, \"\"B\"\"\n\",true,2026-08-01T00:00:00Z\n005000000000002,b@x.com,B,0,\n",
            "UserId;LoginTime;LoginType;Application;SourceIp;Status\r\n005000000000001;2026-08-01;Application;\"Br;\";1.1.1.1;Success\r\n",
            """{"status":0,"result":{"records":[{"attributes":{"type":"User"},"Username":"a\u00fc@x.com","Profile":{"UserLicense":{"Name":null}},"IsActive":true}],"totalSize":1,"done":true}}""",
            """[{"UserId":"005000000000001","LoginTime":"2026-08-01T00:00:00.000+0000","LoginType":"Application","Count":3,"x":[1,[2]]}]""",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private static readonly Gen<byte> GenByte = Gen.OneOf(Gen.OneOf("\",;\n\r{}[]:\\\t \0<-1u\uFEFF"u8.ToArray()), Gen.Byte);

    private static readonly Gen<(string Name, byte[] Bytes)> GenFile = Gen.Select(
        Gen.OneOf("users.csv", "users.json", "login-history.csv", "login-history.json", "permission-set-licenses.csv"),
        Gen.OneOf(Seeds),
        Gen.Select(Gen.Int[0, 300], Gen.Int[0, 3], GenByte.Array[0, 4]).Array[0, 6],
        (name, seed, edits) => (name, edits.Aggregate(seed, Edit)));

    [Fact]
    public void Read_AnyBytes_NeitherThrowsNorVaries() => GenFile.Sample(
        file =>
        {
            var first = ExportFolder.Read(file);
            var second = ExportFolder.Read(file);

            Assert.Equal(first.Problems, second.Problems);
            Assert.Equal(first.Users.Select(user => user.Username), second.Users.Select(user => user.Username));
            Assert.Equal(first.Logins.RowCount, second.Logins.RowCount);
            Assert.All(first.Problems, problem => Assert.True(problem.Location.Line >= 0));
        },
        iter: 1_000);

    private static byte[] Edit(byte[] bytes, (int At, int Removed, byte[] Inserted) edit)
    {
        var at = Math.Min(edit.At, bytes.Length);
        return [.. bytes[..at], .. edit.Inserted, .. bytes[Math.Min(at + edit.Removed, bytes.Length)..]];
    }
}
