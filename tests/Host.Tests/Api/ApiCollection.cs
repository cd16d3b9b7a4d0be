namespace ActionPlan.Host.Tests.Api;

/// <summary>One app for all that is asked of it by other systems: each test has keys and quarters of its own.</summary>
[CollectionDefinition(nameof(ApiCollection))]
public sealed class ApiCollection : ICollectionFixture<ApiApp>;
