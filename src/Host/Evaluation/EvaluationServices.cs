using ActionPlan.Host.Audit;
using ActionPlan.Host.Evaluation.Roots;
using ActionPlan.Host.Evaluation.Variation;
using ActionPlan.Host.Evaluation.WhatIf;

namespace ActionPlan.Host.Evaluation;

internal static class EvaluationServices
{
    /// <summary>What judges a quarter and stores the run.</summary>
    public static IServiceCollection AddEvaluation(this IServiceCollection services)
    {
        services.AddSingleton<EvaluationTurn>();
        services.AddSingleton<NewFigures>();
        services.AddSingleton<CountedRuns>();
        services.AddScoped<RunJudging>();
        services.AddSingleton<KeptSignals>().AddScoped<Signals>();
        services.AddScoped<Supposing>();
        services.AddScoped<VerdictQueries>().AddScoped<RunHistories>().AddScoped<RunReviews>().AddScoped<Dashboards>().AddScoped<RootsViews>();
        services.AddScoped<CellHistories>().AddScoped<EarlierCourse>().AddScoped<TermEnd>();
        services.AddSingleton<IJudgedQuarters, JudgedQuarters>();
        services.AddTransient<ISealed, SealedRuns>();
        return services;
    }
}
