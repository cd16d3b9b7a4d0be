using System.Reflection;
using Xunit.v3;

namespace ActionPlan.Host.Tests.Database;

/// <summary>A test that needs a database in a file, or one for each of several installations: it is skipped where all run on a server's one database.</summary>
/// <param name="why">What it needs the file for.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class OnFileAttribute(string why) : BeforeAfterTestAttribute
{
    public string Why => why;

    public override void Before(MethodInfo methodUnderTest, IXunitTest test) =>
        Assert.SkipWhen(TestDatabases.Server is not null, $"Needs a database in a file: {why}.");
}
