using ActionPlan.Host.Words;
using ActionPlan.Kernel;
using ActionPlan.ModuleKit;
using ActionPlan.Rules.Reading;

namespace ActionPlan.Host.Cli;

/// <summary>The registers of all modules by their ids.</summary>
internal static class RegisterNames
{
    private static readonly IReadOnlyList<(IModule Module, Register Register)> Known =
        [.. InstalledModules.All.SelectMany(module => module.Registers, (module, register) => (module, register))];

    public static string All() => string.Join(", ", Known.Select(known => known.Register.Id));

    public static (IModule Module, Register Register)? Find(string id, Terminal terminal)
    {
        id = TypedText.Word(id);
        foreach (var known in Known.Where(known => known.Register.Id == id))
        {
            return known;
        }

        if (Nearest.To(id, Known.Select(known => known.Register.Id)) is { } nearest)
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
