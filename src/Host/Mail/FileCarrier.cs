using MimeKit;

namespace ActionPlan.Host.Mail;

/// <summary>Puts messages into a folder as <c>.eml</c> files, which any mail program opens.</summary>
internal sealed class FileCarrier(string folder) : IMailCarrier
{
    public string Folder => folder;

    public async Task<Delivery> Deliver(long id, MimeMessage message, CancellationToken cancellation)
    {
        // The same message gets the same name, so that repeating an interrupted attempt replaces the file.
        var name = FileName(id, message);
        var path = Path.Combine(folder, name);
        try
        {
            Directory.CreateDirectory(folder);
            var unfinished = path + ".part";
            await using (var file = File.Create(unfinished))
            {
                await message.WriteToAsync(file, cancellation);
            }

            File.Move(unfinished, path, overwrite: true);
            return new Delivery.Accepted(name);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Delivery.Unreachable(error.Message);
        }
    }

    // Only a date, a number and a checked address: nothing that a rule file says can name another folder.
    private static string FileName(long id, MimeMessage message)
    {
        var to = message.To.Mailboxes.FirstOrDefault()?.Address ?? "";
        var safe = string.Concat(to.Take(60).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '@' ? c : '-'));
        return string.Create(CultureInfo.InvariantCulture, $"{message.Date.UtcDateTime:yyyyMMdd-HHmmss}-{id:D6}-{safe}.eml");
    }
}
