/* Writes down, in order, what a process does to the files under $RECORDED_UNDER, into $RECORDED_IN.

   Each record: one letter, file descriptor, a number, the lengths of two byte strings, the strings.
   One lock around an act and its record, so that the order is the true one. Paths are absolute. */

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST 4096

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static int into = -1;
static char under[PATH_MAX];
static size_t under_length;
static char watched[MOST];


__attribute__((constructor)) static void begin(void)
{
    const char *file = getenv("RECORDED_IN"), *folder = getenv("RECORDED_UNDER");
    if (!file || !folder)
        return;
    snprintf(under, sizeof under, "%s", folder);
    under_length = strlen(under);
    into = (int)syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void put(const void *from, size_t length)
{
    const char *at = from;
    while (length > 0) {
        ssize_t done = syscall(SYS_write, into, at, length);
        if (done < 0)
            abort();
        at += done;
        length -= (size_t)done;
    }
}

static void record(char what, int fd, int64_t number, const void *one, size_t size, const char *other)
{
    struct __attribute__((packed)) { char what; int32_t fd; int64_t number; uint32_t one, other; } head;
    size_t second = other ? strlen(other) : 0;
    head.what = what, head.fd = fd, head.number = number;
    head.one = (uint32_t)size, head.other = (uint32_t)second;
    put(&head, sizeof head);
    put(one, size);
    put(other, second);
}

/* Where a path leads, or 0 where that is none of ours. */
static const char *seen(int folder, const char *path, char *whole)
{
    if (into < 0 || !path)
        return 0;
    if (path[0] == '/')
        snprintf(whole, PATH_MAX, "%s", path);
    else if (folder == AT_FDCWD) {
        char here[PATH_MAX];
        if (!getcwd(here, sizeof here))
            return 0;
        snprintf(whole, PATH_MAX, "%.2000s/%.2000s", here, path);
    } else {
        char link[64], here[PATH_MAX];
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        ssize_t length = readlink(link, here, sizeof here - 1);
        if (length < 0)
            return 0;
        here[length] = 0;
        snprintf(whole, PATH_MAX, "%.2000s/%.2000s", here, path);
    }
    if (strncmp(whole, under, under_length) || (whole[under_length] && whole[under_length] != '/'))
        return 0;
    return whole;
}

static int is_watched(int fd) { return fd >= 0 && fd < MOST && watched[fd]; }

static int opened(int folder, const char *path, int flags, mode_t mode)
{
    char whole[PATH_MAX];
    const char *name = seen(folder, path, whole);
    pthread_mutex_lock(&turn);
    int fd = (int)syscall(SYS_openat, folder, path, flags, mode), was = errno;
    if (fd >= 0 && fd < MOST) {
        watched[fd] = name != 0;
        if (name)
            record('o', fd, flags & O_TRUNC ? 1 : 0, name, strlen(name), 0);
    }
    pthread_mutex_unlock(&turn);
    errno = was;
    return fd;
}

#define MODE(flags)                                                                                \
    mode_t mode = 0;                                                                               \
    if ((flags) & (O_CREAT | O_TMPFILE)) {                                                         \
        va_list rest;                                                                              \
        va_start(rest, flags);                                                                     \
        mode = va_arg(rest, mode_t);                                                               \
        va_end(rest);                                                                              \
    }

int open(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE(flags) return opened(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE(flags) return opened(at, path, flags, mode); }

int close(int fd)
{
    pthread_mutex_lock(&turn);
    if (is_watched(fd))
        record('c', fd, 0, "", 0, 0), watched[fd] = 0;
    int done = (int)syscall(SYS_close, fd), was = errno;
    pthread_mutex_unlock(&turn);
    errno = was;
    return done;
}

static ssize_t written(int fd, const void *data, size_t size, off64_t at)
{
    pthread_mutex_lock(&turn);
    ssize_t done = at < 0 ? syscall(SYS_write, fd, data, size) : syscall(SYS_pwrite64, fd, data, size, at);
    int was = errno;
    if (done > 0 && is_watched(fd)) {
        off64_t start = at < 0 ? lseek64(fd, 0, SEEK_CUR) - done : at;
        record('w', fd, start, data, (size_t)done, 0);
    }
    pthread_mutex_unlock(&turn);
    errno = was;
    return done;
}

ssize_t write(int fd, const void *data, size_t size) { return written(fd, data, size, -1); }
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { return written(fd, data, size, at); }
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) { return written(fd, data, size, at); }

ssize_t writev(int fd, const struct iovec *parts, int count)
{
    if (!is_watched(fd))
        return syscall(SYS_writev, fd, parts, count);
    ssize_t all = 0;
    for (int each = 0; each < count; each++) {
        ssize_t done = written(fd, parts[each].iov_base, parts[each].iov_len, -1);
        if (done < 0)
            return all ? all : done;
        all += done;
    }
    return all;
}

/* Whoever copies by the system's own means is told to read and write. */
ssize_t sendfile(int to, int from, off_t *at, size_t size)
{
    if (is_watched(to))
        return errno = ENOTSOCK, -1;
    return syscall(SYS_sendfile, to, from, at, size);
}
ssize_t sendfile64(int to, int from, off64_t *at, size_t size)
{
    if (is_watched(to))
        return errno = ENOTSOCK, -1;
    return syscall(SYS_sendfile, to, from, at, size);
}

static int of_file(char what, int fd, int64_t number, long call)
{
    pthread_mutex_lock(&turn);
    int done = (int)syscall(call, fd, number), was = errno;
    if (!done && is_watched(fd))
        record(what, fd, number, "", 0, 0);
    pthread_mutex_unlock(&turn);
    errno = was;
    return done;
}

int ftruncate(int fd, off_t size) { return of_file('t', fd, size, SYS_ftruncate); }
int ftruncate64(int fd, off64_t size) { return of_file('t', fd, size, SYS_ftruncate); }
int fsync(int fd) { return of_file('s', fd, 0, SYS_fsync); }
int fdatasync(int fd) { return of_file('s', fd, 0, SYS_fdatasync); }

static int of_names(char what, int at, const char *path, int to_at, const char *to, int flags)
{
    char one[PATH_MAX], two[PATH_MAX];
    const char *name = seen(at, path, one), *other = to ? seen(to_at, to, two) : 0;
    long done = -1;
    pthread_mutex_lock(&turn);
    switch (what) {
    case 'r': done = syscall(SYS_renameat2, at, path, to_at, to, flags); break;
    case 'l': done = syscall(SYS_linkat, at, path, to_at, to, flags); break;
    case 'u': done = syscall(SYS_unlinkat, at, path, flags); break;
    case 'm': done = syscall(SYS_mkdirat, at, path, (mode_t)flags); break;
    }
    int was = errno;
    if (!done && (name || other))
        record(what, -1, 0, name ? name : "", name ? strlen(name) : 0, other);
    pthread_mutex_unlock(&turn);
    errno = was;
    return (int)done;
}

int rename(const char *path, const char *to) { return of_names('r', AT_FDCWD, path, AT_FDCWD, to, 0); }
int renameat(int at, const char *path, int to_at, const char *to) { return of_names('r', at, path, to_at, to, 0); }
int link(const char *path, const char *to) { return of_names('l', AT_FDCWD, path, AT_FDCWD, to, 0); }
int linkat(int at, const char *path, int to_at, const char *to, int flags) { return of_names('l', at, path, to_at, to, flags); }
int unlink(const char *path) { return of_names('u', AT_FDCWD, path, 0, 0, 0); }
int unlinkat(int at, const char *path, int flags) { return of_names('u', at, path, 0, 0, flags); }
int remove(const char *path) { return of_names('u', AT_FDCWD, path, 0, 0, 0); }
int rmdir(const char *path) { return of_names('u', AT_FDCWD, path, 0, 0, AT_REMOVEDIR); }
int mkdir(const char *path, mode_t mode) { return of_names('m', AT_FDCWD, path, 0, 0, (int)mode); }
int mkdirat(int at, const char *path, mode_t mode) { return of_names('m', at, path, 0, 0, (int)mode); }
