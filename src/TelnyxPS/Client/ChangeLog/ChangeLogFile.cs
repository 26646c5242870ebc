using System.Text;

namespace TelnyxPS.Client;

/// <summary>
/// A CSV file to which records are appended. A record is on disk when its task completes, so that a killed process
/// loses no record of a change that it sent. Several commands, even in different processes, can append to the same file
/// at the same time.
/// </summary>
/// <param name="path">The full path of the file. It is created if it does not exist.</param>
/// <param name="columns">The names of the columns.</param>
internal sealed class ChangeLogFile(string path, IReadOnlyList<string> columns)
{
    // How long to wait while another command has the file open.
    private static readonly TimeSpan SharingWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SharingPause = TimeSpan.FromMilliseconds(10);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true);
    private readonly object gate = new();
    private readonly string header = ToLine(columns);
    private List<(string Text, TaskCompletionSource<bool> Written)> waiting = [];
    private bool isWriting;
    private Exception? failure;
    private long checkedLength;

    /// <summary>
    /// Checks that the file can be written: creates it if it does not exist, and removes an incomplete record at the
    /// end.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the file is denied.</exception>
    /// <exception cref="InvalidDataException">The file is not a change log.</exception>
    public void Open() => Write("");

    /// <summary>
    /// Appends records. The task completes when they are on disk; records of concurrent calls are flushed together.
    /// </summary>
    public Task AppendAsync(IEnumerable<IEnumerable<string>> records)
    {
        string text = string.Concat(records.Select(ToLine));
        var written = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            waiting.Add((text, written));
            if (isWriting)
                return written.Task;
            isWriting = true;
        }

        Task.Run(WriteWaiting);
        return written.Task;
    }

    /// <summary>
    /// Formats a record as a CSV line. Every field is quoted, so that any text is read back unchanged.
    /// </summary>
    internal static string ToLine(IEnumerable<string> fields) =>
        string.Join(",", fields.Select(field => "\"" + field.Replace("\"", "\"\"") + "\"")) + "\r\n";

    private void WriteWaiting()
    {
        while (true)
        {
            List<(string Text, TaskCompletionSource<bool> Written)> batch;
            lock (gate)
            {
                batch = waiting;
                waiting = [];
                isWriting = batch.Count > 0;
                if (!isWriting)
                    return;
            }

            try
            {
                // After a failure, write nothing more, because the command will stop.
                if (failure is null)
                    Write(string.Concat(batch.Select(one => one.Text)));
            }
            catch (Exception e)
            {
                failure = e;
            }

            foreach ((_, TaskCompletionSource<bool> written) in batch)
            {
                if (failure is null)
                    written.TrySetResult(true);
                else
                    written.TrySetException(failure);
            }
        }
    }

    private void Write(string text)
    {
        using FileStream stream = OpenAlone();
        if (stream.Length != checkedLength)
            RemoveCutOffRecord(stream);
        if (stream.Length == 0)
            text = header + text;

        long start = stream.Seek(0, SeekOrigin.End);
        try
        {
            byte[] bytes = start == 0 ? [.. Utf8.GetPreamble(), .. Utf8.GetBytes(text)] : Utf8.GetBytes(text);
            stream.Write(bytes, 0, bytes.Length);
            stream.Flush(flushToDisk: true);
            checkedLength = stream.Position;
        }
        catch (IOException)
        {
            RemoveFrom(stream, start);
            throw;
        }
    }

    /// <summary>Opens the file exclusively, and waits while another command has it open.</summary>
    private FileStream OpenAlone()
    {
        DateTime end = DateTime.UtcNow + SharingWait;
        while (true)
        {
            try
            {
                // No buffer, so that closing the stream does not retry a failed write.
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
            }
            catch (IOException e) when (e.GetType() == typeof(IOException) && DateTime.UtcNow < end)
            {
                Thread.Sleep(SharingPause);
            }
        }
    }

    /// <summary>
    /// Removes an incomplete record at the end, left by a process that was killed while writing it. Its change was not
    /// sent, because a record is on disk before its request is sent.
    /// </summary>
    private void RemoveCutOffRecord(FileStream stream)
    {
        if (checkedLength == 0 || stream.Length < checkedLength)
            CheckHeader(stream);

        stream.Position = checkedLength;
        long whole = checkedLength;
        long position = checkedLength;
        bool isQuoted = false;
        byte[] buffer = new byte[64 * 1024];
        int count;
        while ((count = stream.Read(buffer, 0, buffer.Length)) > 0)
        {
            for (int i = 0; i < count; i++, position++)
            {
                isQuoted ^= buffer[i] == '"';
                if (buffer[i] == '\n' && !isQuoted)
                    whole = position + 1;
            }
        }

        if (whole < stream.Length)
            stream.SetLength(whole);
    }

    private void CheckHeader(FileStream stream)
    {
        byte[] expected = [.. Utf8.GetPreamble(), .. Utf8.GetBytes(header)];
        byte[] found = new byte[expected.Length];
        stream.Position = 0;
        int count = stream.Read(found, 0, found.Length);
        if (!expected.AsSpan(0, count).SequenceEqual(found.AsSpan(0, count)))
        {
            throw new InvalidDataException(
                "The file is not a change log in the format of this version of TelnyxPS. Specify a new file or another "
                + "change log.");
        }

        // Write an incomplete header again.
        if (count < expected.Length)
            stream.SetLength(0);
        checkedLength = stream.Length == 0 ? 0 : expected.Length;
    }

    private static void RemoveFrom(FileStream stream, long start)
    {
        try
        {
            stream.SetLength(start);
        }
        catch (IOException)
        {
            // The next command removes the rest of the record.
        }
    }
}
