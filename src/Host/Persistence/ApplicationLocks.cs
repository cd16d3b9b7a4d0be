namespace ActionPlan.Host.Persistence;

/// <summary>
/// SQL Server's locks by name. The procedure raises no error where it does not get one: whoever does not look goes on without it.
/// </summary>
internal static class ApplicationLocks
{
    /// <summary>What a lock that was not got is told by.</summary>
    public const int NotGot = 51222;

    /// <summary>Until the transaction ends; waits as long as a command may take. <c>{0}</c> is the lock's name.</summary>
    public const string OfTransaction =
        """
        DECLARE @got int;
        EXEC @got = sp_getapplock @Resource = {0}, @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = -1;
        IF @got < 0 THROW 51222, 'Somebody else holds the lock.', 1;
        """;

    /// <summary>Until it is released, or the connection ends; <c>@what</c> is its name, <c>@timeout</c> in ms, -1 for ever.</summary>
    public const string OfSession =
        """
        DECLARE @got int;
        EXEC @got = sp_getapplock @Resource = @what, @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = @timeout;
        SELECT @got;
        """;

    public const string Release = "EXEC sp_releaseapplock @Resource = @what, @LockOwner = 'Session';";
}
