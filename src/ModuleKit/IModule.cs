using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.ModuleKit;

/// <summary>
/// What a module shows the host: its registers and the figures counted from them. A module reports facts and knows no targets.
/// </summary>
public interface IModule
{
    /// <summary>The module's id: its folder of routes, its rule file's <c>module</c> and its database schema, such as <c>environment</c>.</summary>
    string Name { get; }

    /// <summary>Its registers. Ids are unique over all modules.</summary>
    IReadOnlyList<Register> Registers { get; }

    /// <summary>The figures it counts from its registers. Ids are unique over all modules.</summary>
    IReadOnlyList<CountedFigure> Counted => [.. Registers.SelectMany(register => register.Counted)];

    /// <summary>Maps the module's internal entities: one table a register, in the schema of the module's name.</summary>
    void Map(ModelBuilder model)
    {
        foreach (var register in Registers)
        {
            register.Map(model, Name);
        }
    }

    /// <summary>Registers services of the module's own, where it has any.</summary>
    void AddServices(IServiceCollection services)
    {
    }
}
