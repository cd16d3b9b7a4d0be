using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.ModuleKit;

/// <summary>
/// What a module shows the host: its registers' entities and the figures counted from them. A module reports facts and knows no targets.
/// </summary>
public interface IModule
{
    /// <summary>The module's id: its folder of routes, its rule file's <c>module</c> and its database schema, such as <c>environment</c>.</summary>
    string Name { get; }

    /// <summary>The figures it counts from its registers. Ids are unique over all modules.</summary>
    IReadOnlyList<CountedFigure> Counted { get; }

    /// <summary>Maps the module's internal entities.</summary>
    void Map(ModelBuilder model);

    /// <summary>Registers services of the module's own, where it has any.</summary>
    void AddServices(IServiceCollection services)
    {
    }
}
