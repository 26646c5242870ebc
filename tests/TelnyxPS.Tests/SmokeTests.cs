namespace TelnyxPS.Tests;
public class SmokeTests { [Fact] public void Runs() => Assert.Skip("x"); }
