global using Xunit;
global using TelnyxPS.Tests.Client;
