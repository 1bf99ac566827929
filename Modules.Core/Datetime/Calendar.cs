// Modules/_datetimemodule.c: calendar arithmetic, range checks and normalisation.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>The proleptic Gregorian calendar, with 0001-01-01 as day 1.</summary>
internal static class Calendar
{
    internal const int MinYear = 1, MaxYear = 9999;

    /// <summary>The ordinal of 9999-12-31.</summary>
    internal const int MaxOrdinal = 3652059;

    /// <summary>Nine digits, so that the days of two deltas add up without leaving an int.</summary>
    internal const int MaxDeltaDays = 999999999;

    private const int DaysIn4Years = 1461, DaysIn100Years = 36524, DaysIn400Years = 146097;

    private static ReadOnlySpan<int> MonthDays => [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    private static ReadOnlySpan<int> MonthStarts => [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

    /// <summary>Floor division; the divisor is positive.</summary>
    [Mirrors("divmod", 364, 378)]
    internal static int DivMod(int x, int y, out int rest)
    {
        int quotient = x / y;
        rest = x - quotient * y;
        if (rest < 0)
        {
            quotient--;
            rest += y;
        }
        return quotient;
    }

    [Mirrors("is_leap", 417, 427)]
    internal static bool IsLeap(int year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    [Mirrors("days_in_month", 430, 439)]
    internal static int DaysInMonth(int year, int month) => month == 2 && IsLeap(year) ? 29 : MonthDays[month];

    [Mirrors("days_before_month", 442, 453)]
    internal static int DaysBeforeMonth(int year, int month) => MonthStarts[month] + (month > 2 && IsLeap(year) ? 1 : 0);

    [Mirrors("days_before_year", 458, 468)]
    private static int DaysBeforeYear(int year)
    {
        int y = year - 1;
        return y * 365 + y / 4 - y / 100 + y / 400;
    }

    /// <summary>The date of an ordinal, by 400-, 100-, 4- and 1-year cycles; the last day of a cycle counts as a cycle of its own.</summary>
    [Mirrors("ord_to_ymd", 478, 559)]
    internal static void FromOrdinal(int ordinal, out int year, out int month, out int day)
    {
        int n = ordinal - 1;
        int n400 = n / DaysIn400Years;
        n %= DaysIn400Years;
        year = n400 * 400 + 1;
        int n100 = n / DaysIn100Years;
        n %= DaysIn100Years;
        int n4 = n / DaysIn4Years;
        n %= DaysIn4Years;
        int n1 = n / 365;
        n %= 365;
        year += n100 * 100 + n4 * 4 + n1;
        if (n1 == 4 || n100 == 4)
        {
            year--;
            month = 12;
            day = 31;
            return;
        }
        // The estimate is right or one too large.
        month = (n + 50) >> 5;
        int preceding = DaysBeforeMonth(year, month);
        if (preceding > n)
        {
            month--;
            preceding -= DaysInMonth(year, month);
        }
        day = n - preceding + 1;
    }

    [Mirrors("ymd_to_ord", 562, 566)]
    internal static int ToOrdinal(int year, int month, int day) => DaysBeforeYear(year) + DaysBeforeMonth(year, month) + day;

    /// <summary>Monday is 0.</summary>
    [Mirrors("weekday", 569, 573)]
    internal static int Weekday(int year, int month, int day) => (ToOrdinal(year, month, day) + 6) % 7;

    /// <summary>The ordinal of the Monday that begins week 1: the week of the year's first Thursday.</summary>
    [Mirrors("iso_week1_monday", 578, 590)]
    internal static int IsoWeek1Monday(int year)
    {
        int first = ToOrdinal(year, 1, 1);
        int weekday = (first + 6) % 7;
        int monday = first - weekday;
        return weekday > 3 ? monday + 7 : monday;
    }

    /// <summary>The date of an ISO year, week and day: 0, or -4, -2 and -3 for a year, week or day out of range.</summary>
    [Mirrors("iso_to_ymd", 592, 626)]
    internal static int FromIso(int isoYear, int isoWeek, int isoDay, ref int year, ref int month, ref int day)
    {
        if (isoYear is < MinYear or > MaxYear) return -4;
        if (isoWeek is <= 0 or >= 53)
        {
            bool outOfRange = true;
            if (isoWeek == 53)
            {
                int first = Weekday(isoYear, 1, 1);
                if (first == 3 || (first == 2 && IsLeap(isoYear))) outOfRange = false;
            }
            if (outOfRange) return -2;
        }
        if (isoDay is <= 0 or >= 8) return -3;
        FromOrdinal(IsoWeek1Monday(isoYear) + (isoWeek - 1) * 7 + isoDay - 1, out year, out month, out day);
        return 0;
    }

    [Mirrors("check_delta_day_range", 636, 645)]
    internal static bool CheckDeltaDays(int days) => days is >= -MaxDeltaDays and <= MaxDeltaDays
        || Err.Fail(Exc.OverflowError, $"days={days}; must have magnitude <= {MaxDeltaDays}");

    internal static bool YearOutOfRange(int year) => Err.Fail(Exc.ValueError, $"year must be in {MinYear}..{MaxYear}, not {year}");

    [Mirrors("check_date_args", 650, 672)]
    internal static bool CheckDate(int year, int month, int day)
    {
        if (year is < MinYear or > MaxYear) return YearOutOfRange(year);
        if (month is < 1 or > 12) return Err.Fail(Exc.ValueError, $"month must be in 1..12, not {month}");
        int days = DaysInMonth(year, month);
        return (day >= 1 && day <= days) || Err.Fail(Exc.ValueError, $"day {day} must be in range 1..{days} for month {month} in year {year}");
    }

    [Mirrors("check_time_args", 677, 703)]
    internal static bool CheckTime(int hour, int minute, int second, int microsecond, int fold)
    {
        if (hour is < 0 or > 23) return Err.Fail(Exc.ValueError, $"hour must be in 0..23, not {hour}");
        if (minute is < 0 or > 59) return Err.Fail(Exc.ValueError, $"minute must be in 0..59, not {minute}");
        if (second is < 0 or > 59) return Err.Fail(Exc.ValueError, $"second must be in 0..59, not {second}");
        if (microsecond is < 0 or > 999999) return Err.Fail(Exc.ValueError, $"microsecond must be in 0..999999, not {microsecond}");
        return fold is 0 or 1 || Err.Fail(Exc.ValueError, $"fold must be either 0 or 1, not {fold}");
    }

    /// <summary>Move whole multiples of <paramref name="factor"/> from the low unit to the high one.</summary>
    [Mirrors("normalize_pair", 715, 727)]
    internal static void NormalizePair(ref int high, ref int low, int factor)
    {
        if (low >= 0 && low < factor) return;
        high += DivMod(low, factor, out low);
    }

    [Mirrors("normalize_d_s_us", 735, 754)]
    internal static void NormalizeDelta(ref int days, ref int seconds, ref int microseconds)
    {
        NormalizePair(ref seconds, ref microseconds, 1000000);
        NormalizePair(ref days, ref seconds, 24 * 3600);
    }

    /// <summary>Bring a day that lies outside its month into range; the month itself is in range.</summary>
    [Mirrors("normalize_y_m_d", 762, 823), Mirrors("normalize_date", 829, 833)]
    internal static bool NormalizeDate(ref int year, ref int month, ref int day)
    {
        int days = DaysInMonth(year, month);
        if (day < 1 || day > days)
        {
            // A time zone moves by one day at most: that needs no ordinal.
            if (day == 0)
            {
                month--;
                if (month > 0) day = DaysInMonth(year, month);
                else
                {
                    year--;
                    month = 12;
                    day = 31;
                }
            }
            else if (day == days + 1)
            {
                month++;
                day = 1;
                if (month > 12)
                {
                    month = 1;
                    year++;
                }
            }
            else
            {
                int ordinal = ToOrdinal(year, month, 1) + day - 1;
                if (ordinal is < 1 or > MaxOrdinal) return OutOfRange();
                FromOrdinal(ordinal, out year, out month, out day);
                return true;
            }
        }
        return year is >= MinYear and <= MaxYear || OutOfRange();

        static bool OutOfRange() => Err.Fail(Exc.OverflowError, "date value out of range");
    }

    [Mirrors("normalize_datetime", 838, 848)]
    internal static bool NormalizeDateTime(ref int year, ref int month, ref int day, ref int hour, ref int minute, ref int second, ref int microsecond)
    {
        NormalizePair(ref second, ref microsecond, 1000000);
        NormalizePair(ref minute, ref second, 60);
        NormalizePair(ref hour, ref minute, 60);
        NormalizePair(ref day, ref hour, 24);
        return NormalizeDate(ref year, ref month, ref day);
    }
}
