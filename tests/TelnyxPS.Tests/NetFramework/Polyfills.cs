using System.Text.Json;

namespace TelnyxPS.Tests;

/// <summary>The APIs that the tests use and .NET Framework lacks.</summary>
internal static class Polyfills
{
    extension(Array)
    {
        public static void Fill<T>(T[] array, T value, int start, int count)
        {
            for (int i = start; i < start + count; i++)
                array[i] = value;
        }
    }

    extension(Enum)
    {
        public static string[] GetNames<T>() where T : struct, Enum => Enum.GetNames(typeof(T));

        public static T Parse<T>(string value) where T : struct, Enum => (T)Enum.Parse(typeof(T), value);
    }

    extension(JsonElement)
    {
        public static bool DeepEquals(JsonElement one, JsonElement other)
        {
            if (one.ValueKind != other.ValueKind)
                return false;

            return one.ValueKind switch
            {
                JsonValueKind.Object => SameProperties(one, other),
                JsonValueKind.Array => one.GetArrayLength() == other.GetArrayLength()
                    && one.EnumerateArray().Zip(other.EnumerateArray(), JsonElement.DeepEquals).All(same => same),
                JsonValueKind.String => one.GetString() == other.GetString(),
                _ => one.GetRawText() == other.GetRawText(),
            };
        }
    }

    extension(HttpMethod)
    {
        public static HttpMethod Patch => new("PATCH");
    }

    extension(string text)
    {
        public string[] Split(string separator, StringSplitOptions options = StringSplitOptions.None) =>
            text.Split([separator], options);
    }

    extension<T>(IEnumerable<T> items)
    {
        public IEnumerable<T> Order(IComparer<T>? comparer = null) => items.OrderBy(item => item, comparer);

        public IEnumerable<T> OrderDescending(IComparer<T>? comparer = null) =>
            items.OrderByDescending(item => item, comparer);

        public IEnumerable<(T First, TOther Second)> Zip<TOther>(IEnumerable<TOther> others) =>
            items.Zip(others, (first, second) => (first, second));
    }

    extension(Task task)
    {
        public bool IsCompletedSuccessfully => task.Status == TaskStatus.RanToCompletion;
    }

    extension<T>(Task<T> task)
    {
        public async Task<T> WaitAsync(TimeSpan limit, CancellationToken cancellation)
        {
            if (await Task.WhenAny(task, Task.Delay(limit, cancellation)) != task)
                throw new TimeoutException();
            return await task;
        }
    }

    extension(CancellationTokenSource source)
    {
        public Task CancelAsync() => Task.Run(source.Cancel);
    }

    extension(HttpClient http)
    {
        public async Task<string> GetStringAsync(string address, CancellationToken cancellation)
        {
            using HttpResponseMessage response = await http.GetAsync(address, cancellation);
            return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        }
    }

    extension(HttpContent content)
    {
        public Task<string> ReadAsStringAsync(CancellationToken cancellation)
        {
            cancellation.ThrowIfCancellationRequested();
            return content.ReadAsStringAsync();
        }

        public Task<Stream> ReadAsStreamAsync(CancellationToken cancellation)
        {
            cancellation.ThrowIfCancellationRequested();
            return content.ReadAsStreamAsync();
        }
    }

    extension(Stream stream)
    {
        public ValueTask<int> ReadAsync(byte[] buffer, CancellationToken cancellation) =>
            new(stream.ReadAsync(buffer, 0, buffer.Length, cancellation));

        public async Task ReadExactlyAsync(byte[] buffer, CancellationToken cancellation)
        {
            int read;
            for (int done = 0; done < buffer.Length; done += read)
            {
                read = await stream.ReadAsync(buffer, done, buffer.Length - done, cancellation);
                if (read == 0)
                    throw new EndOfStreamException();
            }
        }
    }

    private static bool SameProperties(JsonElement one, JsonElement other)
    {
        Dictionary<string, JsonElement> left = one.EnumerateObject().ToDictionary(p => p.Name, p => p.Value);
        Dictionary<string, JsonElement> right = other.EnumerateObject().ToDictionary(p => p.Name, p => p.Value);
        return left.Count == right.Count
            && left.All(p => right.TryGetValue(p.Key, out JsonElement value) && JsonElement.DeepEquals(p.Value, value));
    }
}
