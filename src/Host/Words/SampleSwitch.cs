namespace ActionPlan.Host.Words;

/// <summary>Changes between the real database and the sample: a marker file decides at start, so the app starts again in the same process.</summary>
internal sealed class SampleSwitch(Deployment deployment, IConfiguration configuration, IHostApplicationLifetime lifetime)
{
    private const string MarkerName = "sample.on";

    public bool RestartAsked { get; private set; }

    /// <summary>Not where other machines reach this installation: the sample asks nobody for a password.</summary>
    public bool IsOffered => !Listening.IsOpen(configuration);

    /// <summary>Starts again on the sample, which lies in its place.</summary>
    public void EnterAndRestart()
    {
        TurnOn(deployment.DataFolder);
        Restart();
    }

    /// <summary>Starts again on the real database; the sample stays for another time.</summary>
    public void LeaveAndRestart()
    {
        TurnOff(deployment.DataFolder);
        Restart();
    }

    public static bool IsOn(string dataFolder) => File.Exists(Path.Combine(dataFolder, MarkerName));

    public static void TurnOn(string dataFolder)
    {
        Directory.CreateDirectory(dataFolder);
        File.WriteAllText(Path.Combine(dataFolder, MarkerName), "");
    }

    public static void TurnOff(string dataFolder) => File.Delete(Path.Combine(dataFolder, MarkerName));

    private void Restart()
    {
        RestartAsked = true;
        lifetime.StopApplication();
    }
}
