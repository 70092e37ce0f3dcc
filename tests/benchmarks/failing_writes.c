/* Lets a write or a flush fail, as a full or dying disk does: loaded before the C library (LD_PRELOAD).

   Calls on files below the folder in SOAK_FOLDER are counted in `calls`. The call number `failing` of the chosen
   kind fails with `error`, and all later ones too if `lasting`; 0: none does. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { WRITES = 1, FLUSHES = 2 };

atomic_long calls;
long failing;
int kind, lasting, error;

static int fails(int file, int what) {
    const char *folder = getenv("SOAK_FOLDER");
    char link[64], path[4096];
    if (!folder || what != kind) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0 || strncmp(path, folder, strlen(folder)) != 0) return 0;
    path[length] = 0;
    if (length > 4 && strcmp(path + length - 4, "/log") == 0) return 0; /* what the run says of itself */
    long number = atomic_fetch_add(&calls, 1) + 1;
    if (!failing || (lasting ? number < failing : number != failing)) return 0;
    errno = error;
    return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int file, const void *from, size_t size) {
    return fails(file, WRITES) ? -1 : REAL(write)(file, from, size);
}

ssize_t pwrite(int file, const void *from, size_t size, off_t at) {
    return fails(file, WRITES) ? -1 : REAL(pwrite)(file, from, size, at);
}

ssize_t pwrite64(int file, const void *from, size_t size, off64_t at) {
    return fails(file, WRITES) ? -1 : REAL(pwrite64)(file, from, size, at);
}

int fsync(int file) { return fails(file, FLUSHES) ? -1 : REAL(fsync)(file); }

int fdatasync(int file) { return fails(file, FLUSHES) ? -1 : REAL(fdatasync)(file); }
