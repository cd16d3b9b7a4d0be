using ActionPlan.Host.Audit;
using ActionPlan.Host.Evaluation.Variation;
using ActionPlan.Host.Evaluation.WhatIf;
using ActionPlan.Host.Plans;

namespace ActionPlan.Host.Evaluation;

internal static class EvaluationServices
{
    /// <summary>What judges a quarter and stores the run.</summary>
    public static IServiceCollection AddEvaluation(this IServiceCollection services)
    {
        services.AddSingleton<EvaluationTurn>();
        services.AddSingleton<NewFigures>();
        services.AddScoped<RunJudging>();
        services.AddSingleton<Signals>();
        services.AddScoped<Supposing>();
        services.AddSingleton<IJudgedQuarters, JudgedQuarters>();
        services.AddTransient<ISealed, SealedRuns>();
        return services;
    }
}
