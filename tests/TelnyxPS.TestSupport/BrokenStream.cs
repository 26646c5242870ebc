using System.Net.Sockets;
using System.Text;

namespace TelnyxPS.TestSupport;

/// <summary>Returns its beginning and then fails, like a connection that is lost in the middle of a body.</summary>
internal sealed class BrokenStream(string beginning) : Stream
{
    private readonly MemoryStream beginning = new(Encoding.UTF8.GetBytes(beginning));

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = beginning.Read(buffer, offset, count);
        if (read > 0 || count == 0)
            return read;

        SocketException reset = new((int)SocketError.ConnectionReset);
        throw new IOException("Unable to read data from the transport connection: " + reset.Message, reset);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
