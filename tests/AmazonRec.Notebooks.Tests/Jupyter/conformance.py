"""The Jupyter project's own tests of kernels (jupyter_kernel_test), with all that ours does; and what those leave out: questions to the user."""
import contextlib
import unittest

import jupyter_kernel_test
from jupyter_client.utils import run_sync

PATIENCE = 30  # seconds: the suite waits a tenth of one for outputs, which a busy machine doesn't keep


class AmazonRecTests(jupyter_kernel_test.KernelTests):
    kernel_name = "amazonrec"
    language_name = "C#"
    file_extension = ".cs"

    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("an error of no weight");'
    code_generate_error = 'throw new InvalidOperationException("on purpose");'
    code_execute_result = [
        {"code": "1 + 2 + 3", "result": "6"},
        {"code": 'string.Join("-", new[] { 1, 2, 3 })', "result": "1-2-3"},
        {"code": 'HTML("<b>bold</b>")', "mime": "text/html", "result": "<b>bold</b>"},
    ]
    code_display_data = [
        {"code": "display(42);", "mime": "text/plain"},
        {"code": 'display(HTML("<b>bold</b>"));', "mime": "text/html"},
        {"code": '"<svg xmlns=\\"http://www.w3.org/2000/svg\\"/>".DisplayAs("image/svg+xml");', "mime": "image/svg+xml"},
        {"code": '"iVBORw0KGgo=".DisplayAs("image/png");', "mime": "image/png"},
        {"code": 'new { a = 1 }.Display("application/json");', "mime": "application/json"},
    ]
    code_clear_output = "display(1);\nClearOutput();"
    completion_samples = [
        {"text": "Console.WriteL", "matches": {"WriteLine"}},
        {"text": "System.Collections.Gene", "matches": {"Generic"}},
    ]
    complete_code_samples = ["1 + 1", "int x = 1;", "if (true)\n{\n}", "// words", '#r "nuget: Some.Package, 1.0"\n1', "#!time\n1"]
    incomplete_code_samples = ["if (true) {", "int Twice(int x) =>", "/* words", 'var text = """\n  words']
    invalid_code_samples = ["int x = ;)", "var x = ];", "class { }}"]
    code_inspect_sample = "Console.WriteLine"
    supported_history_operations = ("tail", "range", "search")
    code_history_pattern = "1 + ?*"

    def execute_helper(self, *args, **kwargs):
        with self.patient():
            return super().execute_helper(*args, **kwargs)

    @contextlib.contextmanager
    def patient(self):
        channel, get = self.kc.iopub_channel, self.kc.iopub_channel.get_msg
        channel.get_msg = lambda timeout=None: get(timeout=PATIENCE)
        try:
            yield
        finally:
            channel.get_msg = get

    def test_inspection_tells_signature_and_summary(self):
        self.flush_channels()
        self.kc.inspect("Console.WriteLine")
        text = self.get_non_kernel_info_reply(timeout=PATIENCE)["content"]["data"]["text/plain"]
        self.assertIn("void Console.WriteLine(", text)

    def test_history_keeps_results(self):
        reply = self.history_helper(["20 + 1", "var silent = 1;"], output=True, raw=True, hist_access_type="tail", n=2)
        self.assertEqual([["20 + 1", "21"], ["var silent = 1;", None]], [h[2] for h in reply["content"]["history"]])

    def test_cells_that_are_not_kept_are_not_counted(self):
        self.flush_channels()
        before, _ = self.execute_helper("1")
        self.execute_helper("var unseen = 3;", store_history=False)
        after, _ = self.execute_helper("unseen")
        self.assertEqual(before["content"]["execution_count"] + 1, after["content"]["execution_count"])

    def test_a_cell_asks_and_the_user_answers(self):
        self.flush_channels()
        self.kc.execute('Console.Write("Name? ");\nConsole.WriteLine("Hello, " + Console.ReadLine() + Console.ReadLine());')
        for answer in ("Ada", "!"):
            question = run_sync(self.kc.stdin_channel.get_msg)(timeout=PATIENCE)
            self.assertEqual("input_request", question["msg_type"])
            self.kc.input(answer)
        self.assertEqual("ok", self.get_non_kernel_info_reply(timeout=PATIENCE)["content"]["status"])
        text = ""
        while True:
            msg = run_sync(self.kc.iopub_channel.get_msg)(timeout=PATIENCE)
            if msg["msg_type"] == "stream":
                text += msg["content"]["text"]
            if msg["content"].get("execution_state") == "idle":
                break
        self.assertEqual("Name? Hello, Ada!\n", text)

    def test_a_client_that_takes_no_questions_is_not_asked(self):
        self.flush_channels()
        self.kc.execute("Console.ReadLine()", allow_stdin=False)
        reply = self.get_non_kernel_info_reply(timeout=PATIENCE)["content"]
        self.assertIn("cells cannot ask for input here", reply["evalue"])


if __name__ == "__main__":
    unittest.main()
