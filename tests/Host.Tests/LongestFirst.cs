using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(ActionPlan.Host.Tests.LongestFirst))]

namespace ActionPlan.Host.Tests;

/// <summary>What takes minutes begins first, so that at the end no core waits for it.</summary>
internal sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long =
    [
        "SweptCollection", "SamplePagesTests", "ExecutableTests", "PageMatrixTests", "ReportDocumentTests", "IssuingPagesTests", "BrokenDownSheetTests",
        "ApiCollection", "DraftCasePagesTests", "EditorPagesTests", "PreparedPlanPagesTests", "QueriesByAreasTests", "SampleSeedTests", "PlanVersionPagesTests",
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(Place).ThenBy(collection => collection.TestCollectionDisplayName, StringComparer.Ordinal)];

    private static int Place<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection
    {
        var place = Array.FindIndex(Long, name => collection.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal));
        return place < 0 ? Long.Length : place;
    }
}
