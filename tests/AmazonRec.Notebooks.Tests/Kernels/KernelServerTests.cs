using System.Text.Json.Nodes;
using AmazonRec.Notebooks.Kernels;
using AmazonRec.Notebooks.Sessions;

namespace AmazonRec.Notebooks.Tests.Kernels;

public sealed class KernelServerTests : IAsyncLifetime
{
    private const string Key = "secret";
    private readonly CSharpSession _session = new(Path.GetTempPath());
    private readonly KernelServer _server;
    private Task _serving = Task.CompletedTask;
    private KernelClient _shell = null!;
    private KernelClient _control = null!;
    private KernelClient _iopub = null!;

    public KernelServerTests() => _server = new KernelServer(new KernelConnection("127.0.0.1", Key, 0, 0, 0, 0, 0), _session);

    public async ValueTask InitializeAsync()
    {
        _serving = _server.RunAsync(TestContext.Current.CancellationToken);
        _shell = await KernelClient.Connect(_server.Connection.ShellPort, Key, "DEALER");
        _control = await KernelClient.Connect(_server.Connection.ControlPort, Key, "DEALER");
        _iopub = await KernelClient.Connect(_server.Connection.IopubPort, Key, "SUB");
        do await _control.Ask("kernel_info_request"); // until the subscription has come through
        while ((await _control.Receive()).Type != "kernel_info_reply" || !_iopub.Stream.DataAvailable);
        await _control.Ask("is_complete_request"); // what was published of the questions ends with this one's
        await _control.Receive();
        do await _iopub.Receive();
        while (_iopub.Cause != "is_complete_request");
        await _iopub.UntilIdle();
    }

    public ValueTask DisposeAsync()
    {
        foreach (var client in new[] { _shell, _control, _iopub }) client.Dispose();
        _server.Dispose();
        _session.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_cell_goes_in_and_its_outputs_and_its_reply_come_out()
    {
        await _shell.Execute("Console.Write(\"a\");\nConsole.Write(\"b\");\ndisplay(3);\n1 + 1");
        var (type, reply) = await _shell.Receive();
        Assert.Equal(("execute_reply", "ok", 1), (type, (string?)reply["status"], (int)reply["execution_count"]!));
        Assert.Equal(
            ["status: busy", "execute_input: ", "stream: ab", "display_data: 3", "execute_result: 2", "status: idle"],
            await _iopub.UntilIdle());
        await _shell.Execute("int.Parse(\"x\")");
        (_, reply) = await _shell.Receive();
        Assert.Equal(
            ("error", "System.FormatException", 2), ((string?)reply["status"], (string?)reply["ename"], (int)reply["execution_count"]!));
    }

    [Fact]
    public async Task A_value_is_shown_anew_where_the_client_has_it()
    {
        await _shell.Execute("var d = display(12);\nd.Update(145);");
        await _shell.Receive();
        var shown = await Next("display_data");
        Assert.NotNull(Id(shown));
        Assert.Equal(Id(shown), Id(await Next("update_display_data")));
        await _shell.Execute("d.Update(30);");
        var later = await Next("update_display_data");
        Assert.Equal((Id(shown), "30"), (Id(later), (string?)later["data"]!["text/plain"]));

        static string? Id(JsonObject content) => (string?)content["transient"]?["display_id"];

        async Task<JsonObject> Next(string type)
        {
            while (true)
                if (await _iopub.Receive() is var (heard, content) && heard == type) return content;
        }
    }

    [Theory]
    [InlineData("Console.ReadLine()", "cells cannot ask for input here")]
    [InlineData("#!fsharp\nlet x = 1", "cell 1 is F#, and this host runs C# alone")]
    [InlineData("%%time\n1", "`%%time` is not known to this host")]
    public async Task What_this_host_does_not_do_is_said_in_the_reply(string code, string part)
    {
        await _shell.Execute(code);
        Assert.Contains(part, (string?)(await _shell.Receive()).Content["evalue"]);
    }

    [Fact]
    public async Task A_busy_loop_ends_when_asked_and_what_waited_behind_it_does_not_run()
    {
        await _shell.Execute("Console.WriteLine(\"on\");\nwhile (true) { }");
        await _shell.Execute("var never = 1;");
        while ((await _iopub.Receive()).Type != "stream") { }
        await _control.Ask("interrupt_request");
        Assert.Equal("interrupt_reply", (await _control.Receive()).Type);
        var (_, reply) = await _shell.Receive();
        Assert.Equal(("error", "Interrupted"), ((string?)reply["status"], (string?)reply["ename"]));
        Assert.Equal("aborted", (string?)(await _shell.Receive()).Content["status"]);
        await _shell.Execute("never");
        Assert.Contains("never", (string?)(await _shell.Receive()).Content["evalue"]);
    }

    [Fact]
    public async Task Questions_about_code_are_answered()
    {
        await _shell.Ask("complete_request", new() { ["code"] = "/* 🙂 */ Console.Wri", ["cursor_pos"] = 19 });
        var (_, reply) = await _shell.Receive();
        Assert.Equal((16, 19, "Write"), ((int)reply["cursor_start"]!, (int)reply["cursor_end"]!, (string?)reply["matches"]![0]));
        await _shell.Ask("is_complete_request", new() { ["code"] = "if (true) {" });
        Assert.Equal("incomplete", (string?)(await _shell.Receive()).Content["status"]);
        await _shell.Ask("is_complete_request", new() { ["code"] = "int x = ;)" });
        Assert.Equal("invalid", (string?)(await _shell.Receive()).Content["status"]);
        await _shell.Ask("inspect_request", new() { ["code"] = "Console", ["cursor_pos"] = 2 });
        Assert.True((bool?)(await _shell.Receive()).Content["found"]);
        await _shell.Ask("kernel_info_request");
        Assert.Equal("C#", (string?)(await _shell.Receive()).Content["language_info"]!["name"]);
    }

    [Fact]
    public async Task A_question_goes_to_the_client_behind_what_the_cell_wrote_and_waits_for_the_answer()
    {
        using var stdin = await KernelClient.Connect(_server.Connection.StdinPort, Key, "DEALER");
        await _shell.Ask(
            "execute_request",
            new() { ["code"] = "Console.Write(\"Name? \");\nConsole.ReadLine()", ["allow_stdin"] = true });
        Assert.Equal("input_request", (await stdin.Receive()).Type);
        Assert.Equal("execute_request", stdin.Cause);
        Assert.Equal("stream", (await Until("stream")).Type);
        await stdin.Ask("input_reply", new() { ["value"] = "Ada" });
        Assert.Equal("ok", (string?)(await _shell.Receive()).Content["status"]);
        Assert.Equal("Ada", (string?)(await Until("execute_result")).Content["data"]!["text/plain"]);

        async Task<(string Type, JsonObject Content)> Until(string type)
        {
            while (true)
                if (await _iopub.Receive() is var heard && heard.Type == type) return heard;
        }
    }

    [Fact]
    public async Task What_ran_is_remembered_with_and_without_its_values()
    {
        foreach (var code in new[] { "1 + 1", "var x = 5;", "1 + 1" })
        {
            await _shell.Execute(code);
            await _shell.Receive();
        }

        await _shell.Ask("execute_request", new() { ["code"] = "x + 1", ["store_history"] = false });
        Assert.Equal(3, (int)(await _shell.Receive()).Content["execution_count"]!);
        Assert.Equal("""[[1,2,"var x = 5;"],[1,3,"1 \u002B 1"]]""", await History(new() { ["hist_access_type"] = "tail", ["n"] = 2 }));
        Assert.Equal(
            """[[1,2,["var x = 5;",null]],[1,3,["1 \u002B 1","2"]]]""",
            await History(new() { ["hist_access_type"] = "range", ["session"] = 0, ["start"] = 2, ["stop"] = 9, ["output"] = true }));
        Assert.Equal("[]", await History(new() { ["hist_access_type"] = "range", ["session"] = 7, ["start"] = 1, ["stop"] = 9 }));
        Assert.Equal(
            """[[1,3,"1 \u002B 1"]]""",
            await History(new() { ["hist_access_type"] = "search", ["pattern"] = "1*?1", ["unique"] = true }));

        async Task<string> History(JsonObject request)
        {
            await _shell.Ask("history_request", request);
            return (await _shell.Receive()).Content["history"]!.ToJsonString();
        }
    }

    [Fact]
    public async Task Who_signs_wrongly_is_not_heard()
    {
        using var stranger = await KernelClient.Connect(_server.Connection.ShellPort, "guess", "DEALER");
        await stranger.Execute("Console.WriteLine(\"in\")");
        await stranger.Send([[1, 2, 3]]);
        await _shell.Execute("1");
        Assert.Equal(1, (int)(await _shell.Receive()).Content["execution_count"]!);
        Assert.DoesNotContain(await _iopub.UntilIdle(), heard => heard.Contains("in\n", StringComparison.Ordinal));
        Assert.False(stranger.Stream.DataAvailable);
    }

    [Fact]
    public async Task The_heart_beats_while_a_cell_runs_and_the_kernel_goes_when_asked()
    {
        using var heart = await KernelClient.Connect(_server.Connection.HeartbeatPort, Key, "REQ");
        await _shell.Execute("Console.WriteLine(1);\nwhile (true) { }");
        while ((await _iopub.Receive()).Type != "stream") { }
        await heart.Send([[], [7]]);
        Assert.Equal([7], (await heart.ReceiveFrames())[1]);
        await _control.Ask("shutdown_request", new() { ["restart"] = true });
        var (type, reply) = await _control.Receive();
        Assert.Equal(("shutdown_reply", true), (type, (bool?)reply["restart"]));
        await _serving;
    }

    [Theory]
    [InlineData("0.0.0.0", Key, "loopback")]
    [InlineData("127.0.0.1", "", "no key")]
    public void A_connection_that_would_let_others_in_is_refused(string ip, string key, string part) =>
        Assert.Contains(
            part, Assert.Throws<FormatException>(() => new KernelServer(new KernelConnection(ip, key, 0, 0, 0, 0, 0), _session)).Message);
}
