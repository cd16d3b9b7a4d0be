namespace ActionPlan.Host.Persistence;

/// <summary>A lock between processes that ends with the process that holds it.</summary>
internal sealed class FileLock : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly FileStream file;

    private FileLock(FileStream file) => this.file = file;

    public static async Task<FileLock?> Take(string path, bool wait, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (File.Exists(path))
            {
                if (!wait)
                {
                    return null;
                }

                await Task.Delay(Pause, cancellation);
            }
        }
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
