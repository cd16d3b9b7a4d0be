using System.Runtime.InteropServices;
using System.Text;

namespace ActionPlan.Host.Persistence;

/// <summary>Which file a name stands for: another one of that name has another number, as long as somebody has the first one open.</summary>
internal static class FileNumber
{
    private const int FromHere = -100;
    private const uint Asked = 0x100;
    private const int NumberAt = 32;
    private const int DeviceAt = 136;

    /// <summary>Null where the system does not say.</summary>
    public static (ulong Device, ulong Number)? Of(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        try
        {
            var told = new byte[256];
            return Tell(FromHere, Encoding.UTF8.GetBytes(path + '\0'), 0, Asked, told) == 0
                ? (BitConverter.ToUInt64(told, DeviceAt), BitConverter.ToUInt64(told, NumberAt)) : null;
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }
    }

    // Unlike stat's its answer has the same form on every processor.
    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Tell(int folder, byte[] path, int flags, uint mask, byte[] told);
}
