using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ActionPlan.Host.Persistence.Keeping;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace ActionPlan.Host.Startup;

/// <summary>
/// Where the keys lie that sign forms and cookies and seal secrets: with the data, so that they survive restarts (a service account has no home
/// folder); on a server in its database, so that hosts have the same.
/// </summary>
internal static class KeyStorage
{
    private const string File = "Keys:Certificate";

    public static IServiceCollection AddKeys(this IServiceCollection services, IConfiguration configuration, Deployment deployment)
    {
        var keys = services.AddDataProtection().SetApplicationName("ActionPlan");
        services.AddSingleton<StoredKeys>();
        services.AddOptions<KeyManagementOptions>().Configure<DatabaseChoice, IServiceProvider, ILoggerFactory>((options, choice, provider, logs) =>
            options.XmlRepository = choice.FilePath is null
                ? provider.GetRequiredService<StoredKeys>() : new FileSystemXmlRepository(new DirectoryInfo(FolderOf(deployment)), logs));
        if (!deployment.IsSample && IsOnServer(configuration) && configuration[File] is { Length: > 0 } file)
        {
            keys.ProtectKeysWithCertificate(Read(file, configuration));
        }

        return services;
    }

    /// <summary>What the folder holds of the time before keys were in the server's database.</summary>
    public static void TakeOver(IServiceProvider services)
    {
        if (services.GetRequiredService<DatabaseChoice>().FilePath is null)
        {
            services.GetRequiredService<StoredKeys>().TakeOver(FolderOf(services.GetRequiredService<Deployment>()));
        }
    }

    /// <exception cref="StartRefusedException">The certificate cannot be used.</exception>
    public static void Check(IConfiguration configuration)
    {
        if (configuration[File] is { Length: > 0 } file)
        {
            if (!IsOnServer(configuration))
            {
                throw new StartRefusedException(
                    $"{File} seals keys that lie in a server's database; with a file database they are files in the data folder. Take the setting out.");
            }

            Read(file, configuration).Dispose();
        }
    }

    private static bool IsOnServer(IConfiguration configuration) =>
        string.Equals(configuration["Database:Provider"], nameof(DatabaseProvider.SqlServer), StringComparison.OrdinalIgnoreCase);

    private static string FolderOf(Deployment deployment) => Path.Combine(deployment.DataFolder, "keys");

    private static X509Certificate2 Read(string file, IConfiguration configuration)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, configuration["Keys:Password"]);
            if (certificate.HasPrivateKey)
            {
                return certificate;
            }

            certificate.Dispose();
            throw new StartRefusedException($"{File} is '{file}', which has no private key: give the PKCS #12 file (.pfx) that every host has.");
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"{File} is '{file}', which cannot be read ({DatabaseAdvice.OneLine(error)}): give a PKCS #12 file (.pfx), and its password in Keys:Password.");
        }
    }
}
