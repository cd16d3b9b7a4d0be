using ActionPlan.Host.Registers;
using ActionPlan.Rules.Reading;

namespace ActionPlan.Host.Cli;

/// <summary>The registers of all modules by their ids.</summary>
internal static class RegisterNames
{
    private static IEnumerable<string> Ids => KnownRegister.All.Select(known => known.Register.Id);

    public static string All() => string.Join(", ", Ids);

    public static KnownRegister? Find(string id, Terminal terminal)
    {
        id = TypedText.Word(id);
        if (KnownRegister.Find(id) is { } known)
        {
            return known;
        }

        if (Nearest.To(id, Ids) is { } nearest)
        {
            terminal.Fail("RegisterUnknownNear", id, nearest);
        }
        else
        {
            terminal.Fail("RegisterUnknown", id, All());
        }

        return null;
    }
}
